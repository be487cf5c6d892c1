/// A commit as it stands in the repository.
public struct Commit: Sendable, Hashable {
    public let id: ObjectID
    public let tree: ObjectID
    /// The first parent first; none for a root commit.
    public let parents: [ObjectID]
    public let author: Signature
    public let committer: Signature
    /// The whole message. Bytes that are not UTF-8 are repaired.
    public let message: String

    /// The first line of the message.
    public var subject: String {
        String(message.prefix { !$0.isNewline })
    }

    /// What each `Co-authored-by:` line of the message says, such as `Grace <grace@example.com>`.
    ///
    /// Git reads trailers from the last paragraph alone. Here any line counts, since an author left out would
    /// be free to approve their own change.
    public var coAuthors: [String] { values(of: "Co-authored-by") }

    /// The values of the lines that start with `key` and a colon, in order; `key` without regard to case.
    public func values(of key: String) -> [String] {
        let prefix = key.lowercased() + ":"
        return message.split(whereSeparator: \.isNewline).compactMap { line in
            let line = line.drop(while: \.isWhitespace)
            guard line.lowercased().hasPrefix(prefix), let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
            return String(value.reversed().drop(while: \.isWhitespace).reversed())
        }
    }
}
