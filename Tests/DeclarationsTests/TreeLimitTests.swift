import Planning
import Testing

@testable import Declarations

/// More than the limits is refused as a whole: what was not read may hold any account.
struct TreeLimitTests {
    private func declared(_ paths: some Sequence<String>) -> Declared {
        Declared(
            reading: SourceTree(
                paths.map { .init(path: $0, content: .file(Array("x".utf8))) }
                    + [.init(path: "reeve.yaml", content: .file(Array(smallestPolicy.utf8)))]))
    }

    @Test func oneFileTooMany() {
        #expect(!declared((1...50_000).map { "accounts/Lab/\($0).txt" }).codes.contains("RV2008"))
        let more = declared((1...50_001).map { "accounts/Lab/\($0).txt" })
        #expect(more.isInDoubt)
        #expect(more.codes == ["RV2008"])
    }

    @Test func oneFolderTooMany() {
        #expect(!declared((1...5000).map { "accounts/\($0)/README" }).codes.contains("RV2008"))
        #expect(declared((1...5001).map { "accounts/\($0)/README" }).codes == ["RV2008"])
        // 2,501 folders with one more in each.
        #expect(declared((1...2501).map { "accounts/\($0)/a/README" }).codes == ["RV2008"])
    }

    @Test func foldersDeeperThanUnitsNestQuarantineTheirAccounts() {
        let declared = declare([
            "accounts/A/B/C/D/E/a.yaml": account("a"), "accounts/A/B/C/D/E/F/b.yaml": account("b"),
        ])
        #expect(declared.problems == ["RV1018 accounts/A/B/C/D/E/F/b.yaml:1:1"])
        #expect(declared.read == ["a"])
        #expect(declared.quarantined == ["b"])
    }
}
