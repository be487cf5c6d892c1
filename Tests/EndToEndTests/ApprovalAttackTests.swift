import Foundation
import TestSupport
import Testing

/// Law 9 against somebody who may push to every branch but `main` and `reeve/status`: a yes that an approver did not
/// give, or gave to something else, lets nothing through.
@Suite struct ApprovalAttackTests {
    private static let attacks: [(name: String, edit: @Sendable (inout ForgedApproval) -> Void)] = [
        ("signed by a stranger in the approver's name", { $0.key = "mallory" }),
        (
            "signed by a stranger in their own name",
            {
                $0.key = "mallory"
                $0.principal = "mallory@example.com"
            }
        ),
        ("a signature like that of any signed commit", { $0.namespace = "git" }),
        ("signed in another namespace", { $0.namespace = "file" }),
        ("of another repository's owner", { $0.owner = "another" }),
        ("of another organization", { $0.organization = "o-anotherorgid" }),
        ("ended", { $0.expires = Int(Date.now.timeIntervalSince1970) - 1 }),
        ("holds longer than the policy lets it", { $0.expires += 90 * 86_400 }),
        ("of the plan, and no effect", { $0.effects = [] }),
        ("of another effect", { $0.effects = [$0.plan] }),
        ("over other bytes", { $0.signed = "anything" }),
        ("called something else", { $0.name = String(repeating: "0", count: 64) }),
    ]

    @Test func `no forged approval lets anything through`() async throws {
        try await ApprovalPlace.withUnmanageWaiting { place in
            let honest = try await ForgedApproval.honest(place)
            for attack in Self.attacks {
                var forged = honest
                attack.edit(&forged)
                try await forged.push(to: place)
                let held = try await place.apply()
                #expect(held.code == 3, "\(attack.name): \(held.output)\(held.error)")
                #expect(!held.output.contains("✓"), "\(attack.name)")
            }
            // Made the same way, but honest: it is the forgery that was refused. And the branch was rewritten each time.
            try await honest.push(to: place)
            let applied = try await place.apply()
            #expect(applied.code == 0 && applied.output.contains("✓ unmanage blog applied"), "\(applied.output)")
        }
    }

    @Test func `an approver that the same commit names approves nothing`() async throws {
        try await ApprovalPlace.withUnmanageWaiting(
            author: "mallory@example.com", policy: { try $0.policy(["grace", "mallory"]) }
        ) { place in
            let refused = try await place.reeve("approve", try await place.plan(), "--key", place.key("mallory"))
            #expect(refused.code == 1 && refused.error.contains("error[RV6004]"), "\(refused.error)")
            var forged = try await ForgedApproval.honest(place)
            #expect(forged.effects.count == 2)
            forged.principal = "mallory@example.com"
            forged.key = "mallory"
            try await forged.push(to: place)
            #expect(try await place.apply().code == 3)
        }
    }

    @Test func `what the same commit loosens waits for the approvers in force`() async throws {
        let loose = "approval: {unmanage: merge}\nbudgets: {unmanage: {count: 100}}\n"
        try await ApprovalPlace.withUnmanageWaiting(policy: { try $0.policy(["grace"], loose) }) { place in
            let policy = try await place.reeve(
                "approve", try await place.plan(), "--policy", "--key", place.key("grace"))
            #expect(policy.output.contains("policy approval.unmanage: explicit → merge"), "\(policy.error)")
            #expect(policy.output.contains("policy budgets.unmanage.count: 3 → 100"))
            #expect(!policy.output.contains("unmanage blog"))
            let applied = try await place.apply()
            #expect(applied.code == 0 && applied.output.contains("✓ unmanage blog applied"), "\(applied.output)")
            #expect(try await place.audit().contains("\"kind\":\"policy\""))
        }
    }

    @Test func `an approval that was taken back stays so, though the branch is rewritten`() async throws {
        try await ApprovalPlace.withUnmanageWaiting { place in
            let plan = try await place.plan()
            #expect(try await place.reeve("approve", plan, "--key", place.key("grace")).code == 0)
            let tip = try await Tool.git(place.repository.remote, "rev-parse", "reeve/approvals")
            #expect(try await place.reeve("approve", "--list").output.contains("holds"))
            let stranger = try await place.reeve("approve", plan, "--revoke", "--key", place.key("mallory"))
            #expect(stranger.code == 1)
            let revoked = try await place.reeve("approve", plan, "--revoke", "--key", place.key("grace"))
            #expect(revoked.code == 0 && revoked.output.contains("Revoked"), "\(revoked.error)")
            #expect(try await place.apply().code == 3)
            #expect(try await place.reeve("approve", "--list").output.contains("revoked"))
            try await Tool.git(
                place.repository.remote, "update-ref", "refs/heads/reeve/approvals",
                tip.trimmingCharacters(in: .whitespacesAndNewlines))
            #expect(try await place.apply().code == 3)
            let again = try await place.reeve("approve", plan, "--key", place.key("grace"))
            #expect(again.code == 0)
            #expect(try await place.apply().code == 0, "a new approval is another one")
            #expect(try await place.reeve("approve", "--list").output.contains("used"))
        }
    }
}
