/// Counts what a remote sends, so that it cannot send for ever.
struct TransferLimit {
    let bytes: Int
    private var received = 0

    init(bytes: Int) { self.bytes = bytes }

    /// - Throws: `limitExceeded` once more has come than is allowed.
    mutating func note(_ count: Int) throws(GitError) {
        received += count
        guard received <= bytes else {
            throw GitError(.limitExceeded, "the server sends more than \(bytes) bytes", operation: "transfer")
        }
    }
}
