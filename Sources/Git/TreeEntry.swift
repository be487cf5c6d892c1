/// A path in a commit's tree, and what stands there.
public struct TreeEntry: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// A file and its bytes.
        case file([UInt8], executable: Bool)
        /// A symbolic link and where it points. It is never followed.
        case symlink(target: [UInt8])
        /// A commit of another repository. It is never fetched.
        case submodule
        /// A file larger than the limit, unread.
        case tooLarge(bytes: Int)
        /// A name that is not UTF-8, or that no file may have (`..`, `.git`). The entry's path is repaired for
        /// display. What is below a folder of such a name is not listed.
        case invalidName
    }

    /// The path from the root of the tree, with slashes.
    public let path: String
    /// The object that stands there.
    public let id: ObjectID
    public let kind: Kind
}
