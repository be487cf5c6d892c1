import Planning
import Testing

/// The audit notes an approval before it is used. What was begun may go on under it, and be done once.
struct BegunApprovalTests {
    private func line(_ effect: Effect, _ approval: VerifiedApproval?, kind: ActionKind, _ outcome: String)
        -> AuditEntry
    {
        AuditEntry(
            time: now - 60, kind: kind, account: effect.key, accountID: effect.accountID, effects: [effect.digest],
            plan: Digest(of: []), source: nil, approval: approval?.id, approvedBy: nil, outcome: outcome, requests: [])
    }

    private func allowed(after lines: (Effect, VerifiedApproval) throws -> [AuditEntry]) throws -> [String] {
        let plan = try plan([], [owned("it")])
        let effect = try #require(plan.effects.first)
        let approval = approval([effect])
        return gate(plan, [approval], history: history(audit: try lines(effect, approval))).allowed
    }

    @Test func aProcessThatDiedGoesOnWithWhatItHadBegun() throws {
        #expect(try allowed { [line($0, $1, kind: .unmanage, AuditEntry.begun)] } == ["unmanage it"])
    }

    @Test func whatWasBegunAndDoneIsDone() throws {
        let allowed = try allowed {
            [line($0, $1, kind: .unmanage, AuditEntry.begun), line($0, $1, kind: .unmanage, "applied")]
        }
        #expect(allowed == [])
    }

    @Test func onceTheAccountIsAdoptedAgainTheSameEffectIsAnother() throws {
        let adoption = try #require(
            try plan([spec("it", accountID: "111111111111")], [account("111111111111", email: "it@example.com")])
                .effects.first)
        let allowed = try allowed {
            [line($0, $1, kind: .unmanage, AuditEntry.begun), line(adoption, nil, kind: .adopt, "applied")]
        }
        #expect(allowed == [])
    }

    /// The answer that nothing was done stands, whatever is done to the account after it.
    @Test func whatWasBegunInVainIsNotUsedByWhatFollows() throws {
        let adoption = try #require(
            try plan([spec("it", accountID: "111111111111")], [account("111111111111", email: "it@example.com")])
                .effects.first)
        let allowed = try allowed {
            [
                line($0, $1, kind: .unmanage, AuditEntry.begun), line($0, $1, kind: .unmanage, "retry: throttled"),
                line(adoption, nil, kind: .update, "applied"),
            ]
        }
        #expect(allowed == ["unmanage it"])
    }

    @Test func whatWasBegunInVainMayBeTriedAgain() throws {
        let allowed = try allowed {
            [line($0, $1, kind: .unmanage, AuditEntry.begun), line($0, $1, kind: .unmanage, "retry: throttled")]
        }
        #expect(allowed == ["unmanage it"])
    }
}
