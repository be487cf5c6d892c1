/// What happened to one path between two trees.
public struct PathChange: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case added
        case modified
        case deleted
        /// The file stood elsewhere, with the same or similar content.
        case renamed(from: String)
    }

    /// The path after the change; for a deletion, the path that is gone. Bytes that are not UTF-8 are repaired.
    public let path: String
    public let kind: Kind

    public init(path: String, kind: Kind) {
        self.path = path
        self.kind = kind
    }
}
