import FoundationEssentials
public import Planning

/// Reads and writes the status branch.
public protocol StatusStore: Sendable {
    /// What stands there.
    ///
    /// - Parameter anew: whether to look again; otherwise it is what stood there when the source was read, so
    ///   that one pass reads both as of one moment.
    /// - Throws: if it cannot be read. A branch that is not there yet is a snapshot without a revision.
    func read(anew: Bool) async throws(Diagnostic) -> StatusSnapshot

    /// Commits changes on top of a revision, fast-forward only: this is the lock between daemons (law 7).
    ///
    /// - Parameter changes: by path; `nil` removes the file.
    /// - Returns: the new revision.
    /// - Throws: with the code ``DiagnosticCode/leaseHeld`` if the branch has moved on since that revision.
    func commit(
        _ changes: [String: [UInt8]?], message: String, onto revision: String?
    ) async throws(Diagnostic) -> String
}

/// The files of the status branch at one revision.
public struct StatusSnapshot: Sendable {
    /// `nil` if the branch does not exist: a first start.
    public var revision: String?
    public var message: String
    public var files: [String: [UInt8]]
    /// When the newest commit was made, in seconds since 1970; `nil` if there is none.
    public var committedAt: Int?

    public init(
        revision: String?, message: String = "", files: [String: [UInt8]] = [:], committedAt: Int? = nil
    ) {
        self.revision = revision
        self.committedAt = committedAt
        self.message = message
        self.files = files
    }

    /// The published plan whose id begins so; `nil` if there is none, or more than one.
    public func plan(_ id: String) -> PlanDocument? {
        let found = files.filter { StatusPaths.isPlan($0.key, id: id) }
        guard found.count == 1, let bytes = found.first?.value, let document = try? PlanJSON.parse(Data(bytes)),
            document.id.description.hasPrefix(id)
        else { return nil }
        return document
    }
}
