import Foundation
import Testing
import YAML

/// PyYAML's test data, held against ``Document``. A suite that is not there fails the tests.
@Suite struct SuiteTests {
    private let verdicts: [Verdict]
    private var valid: [Verdict] { verdicts.filter(\.item.isValid) }
    private var invalid: [Verdict] { verdicts.filter { !$0.item.isValid } }

    init() throws { verdicts = try Suite.cases().map(Verdict.init) }

    @Test func `the suite is the one that the tables are of`() throws {
        #expect(try Suite.files().count == 574)
        #expect((valid.count, invalid.count) == (281, 101))
    }

    /// Of most nothing else is said: they are Python, or lists of tokens.
    @Test func `no file of the suite ends the reader`() throws {
        for path in try Suite.files() {
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            let document = Document(parsing: bytes)
            #expect(document.problems.allSatisfy { $0.mark.line >= 1 && $0.mark.column >= 1 }, "\(path)")
        }
    }

    @Test func `a valid case is read, or refused by a restriction that the table names`() throws {
        let lines = RefusedTable.lines(of: verdicts)
        if ProcessInfo.processInfo.environment["REEVE_RECORD"] != nil, try lines != RefusedTable.read() {
            try RefusedTable.write(lines)
            Issue.record("refused.txt was written anew; look at it, then run without REEVE_RECORD")
        }
        #expect(try lines == RefusedTable.read())
        #expect(Set(valid.filter(\.isUnreadable).map(\.item.name)) == Set(Deviations.unreadable.keys))
    }

    @Test func `an invalid case is refused`() {
        #expect(Set(invalid.filter(\.isRead).map(\.item.name)) == Set(Deviations.read.keys))
    }

    @Test func `what is read is what PyYAML reads`() async throws {
        let theirs = try await BaseLoader.load(verdicts.map(\.item.path))
        var compared = 0
        var different: Set<String> = []
        for verdict in valid where verdict.hasTree {
            guard let tree = theirs[verdict.item.name]?.tree else { continue }
            compared += 1
            if tree != Tree(verdict.document.root) { different.insert(verdict.item.name) }
        }
        #expect(compared == 216)
        #expect(different == Set(Deviations.trees.keys))
        tally(compared)
    }

    private func tally(_ compared: Int) {
        let refusals = Restriction.allCases.map { restriction in
            "\(valid.filter { $0.restrictions.contains(restriction) }.count) \(restriction.rawValue)"
        }
        print(
            """
            PyYAML's test data: \(valid.count) valid cases
              \(valid.filter(\.isRead).count) read; \(compared) trees compared with PyYAML's, those with tags among them
              \(valid.filter { !$0.restrictions.isEmpty }.count) refused: \(refusals.joined(separator: ", "))
              \(Deviations.unreadable.count) deviations, which libyaml cannot read
            \(invalid.count) invalid cases
              \(invalid.filter { !$0.isRead }.count) refused
              \(Deviations.read.count) deviations, which are read
            \(Deviations.trees.count) deviations of trees
            """)
    }
}
