import Declarations

/// A repository made of the fuzzer's bytes: a letter that says where the files lie, then the files, between bytes
/// that UTF-8 does not have: an account, the defaults above it, a second account, `reeve.yaml`.
///
/// Reading again, rendering, and reading as a later commit take longer than all the rest, so few inputs ask for
/// them: which, the sum of the bytes says, so that the fuzzer cannot come to prefer them.
struct Input {
    let tree: SourceTree
    /// The same without the second account: what an earlier commit may have been.
    let earlier: SourceTree
    /// Whether it is read twice.
    let isReadAgain: Bool
    /// Whether it is also read as the commit after ``earlier``.
    let isReadAfterEarlier: Bool
    /// Whether problems are also rendered.
    let isReported: Bool

    static let separator: UInt8 = 0xFF
    private static let goodPolicy = Array("version: 1\nowner: acme\n".utf8)

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let letter = bytes.first ?? 0
        let parts = bytes.dropFirst().split(separator: Self.separator, maxSplits: 3, omittingEmptySubsequences: false)
            .map { Array($0) }
        let layout = Layout.all[Int(letter & 7)]
        var files: [String: SourceTree.Content] = [:]
        files[layout.account] = .file(parts.first ?? [])
        if parts.count > 1 { files[layout.defaults] = .file(parts[1]) }
        files["reeve.yaml"] = .file(parts.count > 3 ? parts[3] : Self.goodPolicy)
        if let link = layout.link { files[link] = .notAFile("a symbolic link") }
        earlier = SourceTree(files)
        if parts.count > 2 { files[layout.second] = .file(parts[2]) }
        tree = SourceTree(files)
        let sum = bytes.reduce(0, &+)
        isReadAgain = sum % 4 == 2
        isReported = sum % 16 == 0
        isReadAfterEarlier = sum % 16 == 1
    }
}
