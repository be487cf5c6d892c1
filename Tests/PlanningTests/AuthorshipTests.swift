import Planning
import Testing

/// Whoever had a hand in a change may not approve it, by whatever name the file went when they did (law 9).
struct AuthorshipTests {
    private let strict = policy { for kind in ActionKind.allCases { $0.approval[kind] = .explicit } }

    private func people(_ specs: [AccountSpec], _ accounts: [ObservedAccount], _ history: History) throws -> Set<String>
    {
        let plan = try plan(specs, accounts, history: history, policy: strict)
        // Everything that is done to an account has the same people.
        #expect(Set(plan.actions.map(\.people)).count == 1)
        return plan.actions.first?.people ?? []
    }

    @Test func whoDeletedAFileThatAnotherHadMoved() throws {
        let past = history(
            [record("it", "111111111111", file: "accounts/Prod/it.yaml")], source: commit(1),
            changes: [
                change(3, by: ["mallory@example.com"], ["accounts/Lab/it.yaml"]),
                change(2, by: ["alice@example.com"], ["accounts/Prod/it.yaml", "accounts/Lab/it.yaml"]),
            ])
        #expect(try people([], [owned("it")], past) == ["mallory@example.com", "alice@example.com"])
    }

    @Test func whoDeletedAFileThatStatusDoesNotKnow() throws {
        let past = history(
            [], source: commit(1), changes: [change(2, by: ["mallory@example.com"], ["accounts/Prod/it.yaml"])])
        #expect(try people([], [owned("it")], past) == ["mallory@example.com"])
    }

    @Test func whoEditedAFileBeforeAnotherMovedIt() throws {
        let past = history(
            [record("it", "111111111111", file: "accounts/Prod/it.yaml")], source: commit(1),
            changes: [
                change(3, by: ["alice@example.com"], ["accounts/Prod/it.yaml", "accounts/Lab/it.yaml"]),
                change(2, by: ["mallory@example.com"], ["accounts/Prod/it.yaml"]),
            ])
        #expect(
            try people([spec("it", ou: "Lab")], [owned("it", ou: "Dev")], past) == [
                "mallory@example.com", "alice@example.com",
            ])
    }

    @Test func whoEditedAFileBeforeAnotherRenamedIt() throws {
        let past = history(
            [record("old", "111111111111", file: "accounts/Prod/old.yaml")], source: commit(1),
            changes: [
                change(3, by: ["alice@example.com"], ["accounts/Prod/old.yaml", "accounts/Prod/new.yaml"]),
                change(2, by: ["mallory@example.com"], ["accounts/Prod/old.yaml"]),
            ])
        #expect(
            try people([spec("new", name: "New", email: "old@example.com")], [owned("old")], past)
                == ["mallory@example.com", "alice@example.com"])
    }

    @Test func whoRemovedTheDefaults() throws {
        let past = history(
            [record("it", "111111111111", tags: ["a": "1"])], source: commit(1),
            changes: [change(2, by: ["mallory@example.com"], ["accounts/Prod/_defaults.yaml"])])
        #expect(try people([spec("it")], [owned("it", tags: ["a": "1"])], past) == ["mallory@example.com"])
    }

    @Test func whoTouchedOtherFilesHadNoHandInIt() throws {
        let past = history(
            [record("it", "111111111111")], source: commit(1),
            changes: [
                change(
                    2, by: ["bea@example.com"],
                    [
                        "accounts/Prod/not-it.yaml", "accounts/Prod2/_defaults.yaml",
                        "accounts/Prod/Deep/_defaults.yaml",
                        "docs/it.md", "accounts/Prod/it.yaml.md",
                    ])
            ])
        #expect(try people([spec("it", tags: ["a": "1"])], [owned("it")], past) == [])
    }

    @Test func theirApprovalIsRefused() throws {
        let past = history(
            [record("it", "111111111111", file: "accounts/Prod/it.yaml")], source: commit(1),
            changes: [change(2, by: ["grace@example.com"], ["accounts/Prod/it.yaml"])])
        let plan = try plan([], [owned("it")], history: past)
        #expect(gate(plan, [approval(plan.effects)], history: past).heldBack == ["unmanage it: needs approval"])
        #expect(gate(plan, [approval(plan.effects, by: "Ada@Example.com")], history: past).allowed == ["unmanage it"])
    }
}
