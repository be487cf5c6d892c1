import Planning
import TestSupport
import Testing

@testable import Declarations

/// Files are read once as long as nothing that they depend on changes, and what is said is the same.
struct DeclarationReaderTests {
    private static func tree(_ files: [String: String]) -> SourceTree {
        SourceTree(files.merging(["reeve.yaml": smallestPolicy]) { own, _ in own }.mapValues { .file(Array($0.utf8)) })
    }

    private static func read(_ tree: SourceTree, after earlier: AccountsReading = .init()) -> AccountsReading {
        let folder = AccountsFolder(tree, in: ReadingContext(bundles: tree.bundles), after: earlier)
        return folder.reading(folder.read(folder.pending))
    }

    /// How many files a change makes to be read.
    private func pending(_ change: (inout [String: String]) -> Void) -> Int {
        var files = Self.many
        let first = Self.read(Self.tree(files))
        change(&files)
        return AccountsFolder(Self.tree(files), in: ReadingContext(), after: first).pending.count
    }

    @Test func whatIsReadAgainstOtherBundlesIsReadAgain() {
        let tree = Self.tree(Self.many)
        let first = Self.read(tree)
        #expect(AccountsFolder(tree, in: ReadingContext(), after: first).pending.isEmpty)
        let other = AccountsFolder(tree, in: ReadingContext(bundles: ["baseline"]), after: first)
        #expect(other.pending.count == Self.many.count)
    }

    /// Four folders of a hundred, one of them inside another, and defaults for some.
    private static let many: [String: String] = {
        var files: [String: String] = ["accounts/A/_defaults.yaml": "tags: {a: b}\n"]
        for (index, folder) in ["A", "A/Deep", "B", "C"].enumerated() {
            for number in 0..<100 {
                files["accounts/\(folder)/k\(index)-\(number).yaml"] = account("w\(index)-\(number)")
            }
        }
        return files
    }()

    @Test func whatHasNotChangedIsNotReadAgain() {
        #expect(pending { _ in } == 0)
        #expect(pending { $0["accounts/B/k2-7.yaml"] = account("other") } == 1)
        #expect(pending { $0["accounts/B/new.yaml"] = account("new") } == 1)
        #expect(pending { $0["accounts/B/k2-7.yaml"] = nil } == 0)
        #expect(pending { $0["accounts/C/moved.yaml"] = $0.removeValue(forKey: "accounts/B/k2-7.yaml") } == 1)
    }

    @Test func whatTakesValuesFromChangedDefaultsIsReadAgain() {
        #expect(pending { $0["accounts/A/_defaults.yaml"] = "tags: {a: c}\n" } == 201)
        #expect(pending { $0["accounts/A/_defaults.yaml"] = nil } == 200)
        #expect(pending { $0["accounts/A/Deep/_defaults.yaml"] = "tags: {a: c}\n" } == 101)
        #expect(pending { $0["accounts/_defaults.yaml"] = "tags: {z: c}\n" } == Self.many.count + 1)
    }

    @Test func manyFilesAtTheSameTimeSayTheSame() async {
        var files = Self.many
        files["accounts/B/k2-7.yaml"] = "name: [\n"
        files["accounts/B/k2-8.yaml"] = files["accounts/C/k3-8.yaml"]
        let tree = Self.tree(files)
        let (one, many) = (Declared(reading: tree), await DeclarationReader().read(tree))
        #expect(many.desired?.accounts == one.desired?.accounts)
        #expect(many.desired?.quarantined == one.desired?.quarantined)
        #expect(many.read.count == 397)
    }

    @Test(arguments: 0..<8)
    func oneCommitAfterTheOtherSaysTheSameAsEachAlone(_ seed: Int) async {
        var random = SeededGenerator(seed: UInt64(seed) &+ 1)
        var files = Self.many
        let reader = DeclarationReader()
        for _ in 0..<6 {
            for _ in 0..<Int.random(in: 1...3, using: &random) { Self.change(&files, &random) }
            let tree = Self.tree(files)
            let (alone, after) = (Declared(reading: tree), await reader.read(tree))
            #expect(after.desired?.accounts == alone.desired?.accounts)
            #expect(after.desired?.quarantined == alone.desired?.quarantined)
            #expect(after.diagnostics == alone.diagnostics)
        }
    }

    /// Where nothing is wrong, little is gone over again: what is wrong next must be seen none the less.
    @Test(arguments: 0..<8)
    func fewChangesAmongManyGoodFilesSayTheSameAsEachAlone(_ seed: Int) async {
        var random = SeededGenerator(seed: UInt64(seed) &+ 100)
        var files = Self.many
        let reader = DeclarationReader()
        _ = await reader.read(Self.tree(files))
        for step in 0..<8 {
            Self.changeLittle(&files, step, &random)
            let tree = Self.tree(files)
            let (alone, after) = (Declared(reading: tree), await reader.read(tree))
            #expect(after.desired?.accounts == alone.desired?.accounts)
            #expect(after.desired?.quarantined == alone.desired?.quarantined)
        }
    }

    private static func changeLittle(_ files: inout [String: String], _ step: Int, _ random: inout SeededGenerator) {
        let paths = files.keys.sorted()
        let path = paths[Int.random(in: 0..<paths.count, using: &random)]
        let other = paths[Int.random(in: 0..<paths.count, using: &random)]
        switch Int.random(in: 0..<9, using: &random) {
        case 0: files[path] = nil
        case 1, 2: files["accounts/B/new-\(step).yaml"] = account("new-\(step)", "accountId: 01234567890\(step)\n")
        case 3: files[path] = account("changed-\(step)", "accountId: 01234567890\(step / 2)\n")
        case 4: files["accounts/C/\(AccountPath.name(of: path))"] = files.removeValue(forKey: path)
        case 5: files[path] = files[other]
        case 6: files["accounts/b/new-\(step).yaml"] = account("new-\(step)")
        case 7: files["accounts/New/new-\(step).yaml"] = account("new-\(step)")
        default: files["accounts/C/README.md"] = "step \(step)"
        }
    }

    private static func change(_ files: inout [String: String], _ random: inout SeededGenerator) {
        let paths = files.keys.sorted()
        let path = paths[Int.random(in: 0..<paths.count, using: &random)]
        let folder = ["accounts", "accounts/A", "accounts/A/Deep", "accounts/B", "accounts/a"].randomElement(
            using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: files[path] = nil
        case 1: files[path] = account("changed\(Int.random(in: 0..<3, using: &random))")
        case 2: files[path] = "name: [\n"
        case 3: files["\(folder ?? "")/_defaults.yaml"] = "tags: {x: \(Int.random(in: 0..<9, using: &random))}\n"
        case 4: files["\(folder ?? "")/_defaults.yml"] = "tags: {}\n"
        default: files["\(folder ?? "")/\(AccountPath.name(of: path))"] = files[path]
        }
    }
}
