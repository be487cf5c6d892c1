import Declarations
import Planning
import Testing

/// One cause, one problem; and no problem is kept back by another.
struct CascadeTests {
    @Test(arguments: [
        ("name: *n\nemail: it@example.com\n", ["RV1006 1:7"]),
        ("name: It\nemail: it@example.com\ntags: *t\n", ["RV1006 3:7"]),
        ("name: It\nemail: it@example.com\nstate: *s\nrequest: *r\n", ["RV1006 3:8", "RV1006 4:10"]),
        ("name: It\nemail: it@example.com\n<<: *base\n", ["RV1006 3:5"]),
        ("name: It\nemail: it@example.com\ntags:\n  <<: *base\n  a: b\n", ["RV1006 4:7"]),
        ("*root\n", ["RV1006 1:1"]),
    ])
    func anAliasIsOneProblem(_ text: String, _ expected: [String]) {
        #expect(problems(of: text) == expected)
    }

    @Test func ofTheDefaultsIsToldOnce() {
        let declared = declare([
            "accounts/_defaults.yaml": "tags: [a]\n", "accounts/Prod/a.yaml": account("a"),
            "accounts/Prod/b.yaml": account("b"),
        ])
        #expect(declared.causes.map(\.code) == [.wrongType])
        #expect(declared.quarantined == ["a", "b"])
        #expect(
            declared.diagnostics.filter { $0.code == .unreadableDefaults }.map {
                $0.related.map(\.position.description)
            }
                == [["accounts/_defaults.yaml:1:1"], ["accounts/_defaults.yaml:1:1"]])
    }

    @Test func aBadPolicyKeepsNoProblemOfAnAccountBack() {
        let declared = declare(["accounts/Prod/it.yaml": "name: It\nemail: x\n"], policy: "version: 1\n")
        #expect(declared.problems == ["RV1009 accounts/Prod/it.yaml:2:8", "RV2003 reeve.yaml:1:1"])
    }

    @Test func manyFilesOfOneAddressDoNotEachNameAllOthers() {
        let files = Dictionary(
            uniqueKeysWithValues: (0..<500).map { ("accounts/Prod/a\($0).yaml", "name: A\nemail: same@example.com\n") })
        let found = declare(files).diagnostics
        #expect(found.count == 500)
        #expect(found.allSatisfy { $0.related.count == 3 && $0.description.utf8.count < 1500 })
        #expect(found.allSatisfy { $0.summary.hasSuffix(" and 496 more") })
        #expect(found.allSatisfy { problem in !problem.related.contains { $0.position == problem.position } })
    }

    @Test func manyFilesOfOneKeyDoNotEachNameAllOthers() {
        let files = Dictionary(
            uniqueKeysWithValues: (0..<500).map { ("accounts/Unit\($0)/same.yaml", account("a\($0)")) })
        let found = declare(files).diagnostics
        #expect(found.count == 500)
        #expect(found.allSatisfy { $0.related.count == 3 })
        #expect(found.allSatisfy { problem in !problem.related.contains { $0.position == problem.position } })
    }

    @Test func whatIsNotClosedIsShownWhereItBegins() throws {
        let declared = declare(["accounts/Prod/it.yaml": "name: \"It\nemail: it@example.com\n"])
        let problem = try #require(declared.diagnostics.first)
        #expect(problem.code == .yamlSyntax)
        #expect(problem.related.map(\.position.description) == ["accounts/Prod/it.yaml:1:7"])
        #expect(problem.related.first?.source?.line == "name: \"It")
    }

    @Test func aTabIsNamedAsTheCause() {
        let declared = declare(["accounts/Prod/it.yaml": "name: It\nemail: it@example.com\ntags:\n\ta: b\n"])
        #expect(declared.diagnostics.first?.hint == "indent with spaces, not with tabs")
    }
}
