import Planning

/// The message of a commit on the status branch: a subject, and trailers that the next pass reads.
enum StatusMessage {
    private static let source = "Source: "

    /// - Parameter source: the newest commit that a pass has read and reported. Every commit names it, those
    ///   that report nothing new as well: history that was rewritten is known by it.
    static func render(_ subject: String, source: CommitID?, plan: Digest? = nil) -> String {
        var trailers: [String] = []
        if let source { trailers.append("\(Self.source)\(source)") }
        if let plan { trailers.append("Plan: \(plan)") }
        return subject + "\n" + (trailers.isEmpty ? "" : "\n" + trailers.joined(separator: "\n") + "\n")
    }

    /// The commit in the `Source:` trailer; `nil` if there is none.
    static func source(of message: String) -> CommitID? {
        message.split(separator: "\n").last { $0.hasPrefix(source) }.flatMap { CommitID($0.dropFirst(source.count)) }
    }
}
