import Planning
import Testing
import YAML

@testable import Declarations

/// How the defaults of folders come together.
struct MergeTests {
    private func defaults(_ text: String, _ file: String) -> AccountFields? {
        var reader = FieldReader(file: file, bytes: Array(text.utf8))
        let context = ReadingContext(applied: Set(AccountField.allCases))
        return reader.document(ifEmpty: "").map {
            AccountFields($0, role: .defaults, context: context, reader: &reader)
        }
    }

    private func merged(_ near: AccountFields, _ outer: AccountFields) -> AccountFields {
        var fields = near
        fields.merge(defaults: outer)
        return fields
    }

    /// So that it does not matter whether folders are merged from the root down or from the account up.
    @Test func isAssociativeAlongAPath() throws {
        var generator = DocumentGenerator(seed: 7)
        var compared = 0
        for _ in 0..<600 {
            let paths = ["accounts/A/B/_defaults.yaml", "accounts/A/_defaults.yaml", "accounts/_defaults.yaml"]
            let fields = paths.compactMap { defaults(generator.document(of: .defaults), $0) }
            guard fields.count == 3 else { continue }
            let (near, middle, outer) = (fields[0], fields[1], fields[2])
            #expect(merged(merged(near, middle), outer) == merged(near, merged(middle, outer)))
            compared += 1
        }
        #expect(compared > 400)
    }

    @Test func theListOfAnOuterFolderComesFirstAndTheNearerFileSaysWhatBothHave() {
        let declared = declare([
            "accounts/_defaults.yaml": "policies: [a, b]\n", "accounts/Prod/_defaults.yaml": "policies: [c, a]\n",
            "accounts/Prod/it.yaml": "name: It\nemail: it@example.com\npolicies: [d, c]\n",
        ])
        let policies = declared["it"]?.policies ?? []
        #expect(policies.map(\.value) == ["a", "b", "c", "d"])
        #expect(
            policies.map(\.position.file) == [
                "accounts/Prod/_defaults.yaml", "accounts/_defaults.yaml", "accounts/Prod/it.yaml",
                "accounts/Prod/it.yaml",
            ])
    }

    @Test func aContactIsMergedFieldByField() {
        let declared = declare([
            "accounts/_defaults.yaml":
                "contacts: {security: {name: On call, title: SOC, email: soc@example.com, phone: 1}}\n",
            "accounts/Prod/it.yaml":
                "name: It\nemail: it@example.com\ncontacts:\n  security: {phone: 5550100}\n",
        ])
        let contact = declared["it"]?.contacts[.security]
        #expect(contact?.name.value == "On call")
        #expect(contact?.phone.value == "5550100")
        #expect(contact?.name.position.file == "accounts/_defaults.yaml")
        #expect(contact?.phone.position == SourcePosition(file: "accounts/Prod/it.yaml", line: 4, column: 21))
    }
}

/// A value that is wrong only together with what is inherited points at both places.
struct InheritedProblemTests {
    private let least = "name: It\nemail: it@example.com\n"

    @Test func aContactThatNobodyCompletes() throws {
        let declared = declare([
            "accounts/_defaults.yaml": "tags: {a: b}\ncontacts:\n  security: {name: On call, title: SOC}\n",
            "accounts/Prod/it.yaml": least + "contacts:\n  security: {email: soc@example.com}\n",
            "accounts/Lab/good.yaml":
                "name: A\nemail: good@example.com\ncontacts: {security: {email: a@b.co, phone: 1}}\n",
        ])
        let problem = try #require(declared.diagnostics.first)
        #expect(declared.problems == ["RV1008 accounts/Prod/it.yaml:4:3"])
        #expect(problem.summary == "'contacts.security' lacks 'phone'")
        #expect(
            problem.related.map(\.position) == [SourcePosition(file: "accounts/_defaults.yaml", line: 3, column: 3)])
    }

    @Test func aUserThatTheFileSaysNothingOf() throws {
        let declared = declare([
            "accounts/Prod/_defaults.yaml": "sso: {firstName: Ada}\n", "accounts/Prod/it.yaml": least,
        ])
        let problem = try #require(declared.diagnostics.first)
        #expect(declared.problems == ["RV1008 accounts/Prod/it.yaml:1:1"])
        #expect(problem.summary == "'sso' lacks 'email', 'lastName'")
        #expect(
            problem.related.map(\.position) == [
                SourcePosition(file: "accounts/Prod/_defaults.yaml", line: 1, column: 1)
            ])
    }

    @Test func tooManyTagsTogether() throws {
        func tags(_ range: ClosedRange<Int>) -> String { "tags:\n" + range.map { "  k\($0): v\n" }.joined() }
        let declared = declare([
            "accounts/_defaults.yaml": tags(1...20), "accounts/Prod/_defaults.yaml": tags(15...30),
            "accounts/Prod/it.yaml": least + tags(31...48),
        ])
        let problem = try #require(declared.diagnostics.first)
        #expect(declared.problems == ["RV1009 accounts/Prod/it.yaml:3:1"])
        #expect(
            problem.related.map(\.position.file) == ["accounts/Prod/_defaults.yaml", "accounts/_defaults.yaml"])
    }

    @Test func tooManyTagsInOneFileAreOneProblem() {
        let tags = "tags:\n" + (1...48).map { "  k\($0): v\n" }.joined()
        #expect(declare(["accounts/Prod/it.yaml": least + tags]).problems == ["RV1009 accounts/Prod/it.yaml:3:1"])
        #expect(
            declare(["accounts/Prod/_defaults.yaml": tags]).problems == ["RV1009 accounts/Prod/_defaults.yaml:1:1"])
    }

    @Test func whatIsWrongInAContactIsNotMissingToo() {
        let text = "contacts: {security: {name: A, title: B, email: none, phone: 1}}\n"
        #expect(declare(["accounts/Prod/it.yaml": least + text]).problems == ["RV1009 accounts/Prod/it.yaml:3:49"])
    }
}
