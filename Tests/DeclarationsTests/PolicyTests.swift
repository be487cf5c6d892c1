import Declarations
import Planning
import Testing

struct PolicyTests {
    private func policy(_ more: String) -> Policy? {
        declare(["accounts/Prod/good.yaml": account("good")], policy: smallestPolicy + more).policy
    }

    @Test func versionAndOwnerAreEnough() {
        var policy = policy("")
        #expect(policy?.places.mapValues(\.description) == ["version": "reeve.yaml:1:1", "owner": "reeve.yaml:2:1"])
        policy?.places = [:]
        #expect(policy == Policy(owner: "acme"))
    }

    @Test func theDefaultsAreThoseOfTheDesign() {
        let policy = policy("")
        #expect(policy?.provider == .organizations)
        #expect(
            policy?.approval == [
                .create: .merge, .adopt: .merge, .move: .merge, .update: .merge, .unmanage: .explicit,
                .close: .explicit,
            ])
        #expect(policy?.approvalExpires == 72 * 3600)
        #expect(policy?.budgets.window == 24 * 3600)
        #expect(
            policy?.budgets.limits == [
                .create: .init(count: 25), .move: .init(count: 25, percent: 10), .unmanage: .init(count: 3, percent: 5),
                .close: .init(count: 3, percent: 5),
            ])
        #expect(policy?.concurrency == 5)
        #expect(policy?.maxSnapshotAge == 3600)
        #expect(policy?.protected == [])
        #expect(policy?.unmanageMoveTo == nil)
        #expect(policy?.organization == nil)
    }

    @Test func everyFieldIsRead() {
        let policy = policy(
            """
            organization: o-exampleorgid
            provider: organizations
            approval: {create: explicit, unmanage: merge, expires: 7d}
            approvers:
              - {principal: grace@example.com, key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0pGnvY grace's laptop"}
            budgets:
              window: 90m
              create: {count: 1}
              unmanage: {percent: 50}
            overrides:
              - {account: old-blog, kind: unmanage, until: 2026-12-31, reason: Blog retired}
            unmanage: {moveTo: Graveyard/Old}
            concurrency: 1
            protected: [log-archive, 012345678901]
            maxSnapshotAge: 30s

            """)
        #expect(policy?.organization == "o-exampleorgid")
        #expect(policy?.approval[.create] == .explicit)
        #expect(policy?.approval[.unmanage] == .merge)
        #expect(policy?.approval[.close] == .explicit)
        #expect(policy?.approvalExpires == 7 * 86400)
        #expect(
            policy?.approvers == [
                Policy.Approver(principal: "grace@example.com", key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0pGnvY")
            ])
        #expect(policy?.budgets.window == 90 * 60)
        #expect(policy?.budgets.limits[.create] == .init(count: 1))
        #expect(policy?.budgets.limits[.unmanage] == .init(count: 3, percent: 50))
        // The last second of the day, in UTC.
        #expect(policy?.overrides.map(\.until) == [1_798_761_599])
        #expect(policy?.overrides.map(\.account.description) == ["old-blog"])
        #expect(policy?.unmanageMoveTo?.value.description == "Graveyard/Old")
        #expect(policy?.unmanageMoveTo?.position == SourcePosition(file: "reeve.yaml", line: 14, column: 20))
        #expect(policy?.concurrency == 1)
        #expect(policy?.protected == ["log-archive", "012345678901"])
        #expect(policy?.maxSnapshotAge == 30)
    }

    @Test(arguments: [
        ("organization: exampleorgid", "RV1009 3:15"), ("organization: o-short", "RV1009 3:15"),
        ("organization: o-EXAMPLEORGID", "RV1009 3:15"), ("provider: terraform", "RV1009 3:11"),
        ("approval: {create: yes}", "RV1009 3:20"), ("approval: {delete: merge}", "RV1004 3:12"),
        ("approval: {expires: 3}", "RV1009 3:21"), ("approval: {expires: 0h}", "RV1009 3:21"),
        ("approval: merge", "RV1007 3:11"),
        ("approvers: grace@example.com", "RV1007 3:12"), ("approvers: [{principal: grace@example.com}]", "RV1008 3:13"),
        (
            "approvers: [{principal: \"*@example.com\", key: \"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0pGnvY\"}]",
            "RV1009 3:25"
        ),
        ("approvers: [{principal: g@example.com, key: \"ssh-dss AAAAC3NzaC1lZDI1NTE5AAAAIJ0pGnvY\"}]", "RV1009 3:45"),
        ("approvers: [{principal: g@example.com, key: \"ssh-ed25519 short\"}]", "RV1009 3:45"),
        ("budgets: {window: forever}", "RV1009 3:19"), ("budgets: {create: 5}", "RV1007 3:19"),
        ("budgets: {create: {count: -1}}", "RV1009 3:27"), ("budgets: {create: {percent: 101}}", "RV1009 3:29"),
        ("budgets: {destroy: {count: 1}}", "RV1004 3:11"), ("budgets: {move: {cuont: 1}}", "RV1004 3:18"),
        ("overrides: [{account: a, kind: unmanage, until: 2026-12-31}]", "RV1008 3:13"),
        ("overrides: [{account: a, kind: unmanage, until: soon, reason: r}]", "RV1009 3:49"),
        ("overrides: [{account: A_B, kind: unmanage, until: 2026-12-31, reason: r}]", "RV1009 3:23"),
        ("overrides: [{account: a, kind: destroy, until: 2026-12-31, reason: r}]", "RV1009 3:32"),
        ("unmanage: {moveTo: A//B}", "RV1009 3:20"), ("unmanage: {move: A}", "RV1004 3:12"),
        ("concurrency: 0", "RV1009 3:14"),
        ("concurrency: 51", "RV1009 3:14"), ("concurrency: many", "RV1009 3:14"),
        ("protected: log-archive", "RV1007 3:12"),
        ("maxSnapshotAge: 1", "RV1009 3:17"), ("maxSnapshotAge: ~", "RV1007 3:17"), ("budget: {}", "RV1004 3:1"),
    ])
    func aBadFieldLeavesTheWholeInDoubt(_ line: String, _ problem: String) {
        let declared = declare(["accounts/Prod/good.yaml": account("good")], policy: smallestPolicy + line + "\n")
        #expect(declared.isInDoubt)
        #expect(policyProblems(smallestPolicy + line + "\n") == [problem])
    }
}
