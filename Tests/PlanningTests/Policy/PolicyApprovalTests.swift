import Planning
import Testing

/// What a commit does under rules that it loosens itself waits until these are approved under the old ones.
struct PolicyApprovalTests {
    private let strict = policy()
    private let history = History(policy: record(policy()))

    @Test func whatTheSameCommitDoesUnderLooserRulesWaits() throws {
        let loose = policy { $0.approval[.unmanage] = .merge }
        let plan = try plan([], [owned("blog")], history: history, policy: loose)
        let held = gate(plan, history: history)
        #expect(held.allowed == [])
        #expect(held.heldBack == ["unmanage blog: needs approval"])
        // Only the policy is approved: the unmanage waits for the next pass, which is under it.
        let gate = gate(plan, [approval(plan.policyDigests)], history: history)
        #expect(gate.allowed == [])
        #expect(gate.approvedPolicy.count == 1)
        let after = History(policy: PolicyRecord(rules: plan.rules(after: gate.approvedPolicy)))
        let next = try PlanningTests.plan([], [owned("blog")], history: after, policy: loose)
        #expect(PlanningTests.gate(next, history: after).allowed == ["unmanage blog"])
    }

    @Test func aBudgetRaisedInTheSameCommitDoesNotHelp() throws {
        let keys: [AccountKey] = ["a", "b", "c", "d"]
        let accounts = keys.enumerated().map {
            owned($0.element, AccountID(stringLiteral: "\(100_000_000_001 + $0.offset)"))
        }
        let loose = policy { $0.budgets.limits[.unmanage]?.count = 100 }
        let plan = try plan([], accounts, history: history, policy: loose)
        #expect(gate(plan, [approval(plan.effects)], history: history).allowed == [])
    }

    @Test func anOverrideAddedInTheSameCommitDoesNotHelp() throws {
        let tight = policy { $0.budgets.limits[.unmanage] = Budgets.Limit(count: 0) }
        let history = History(policy: record(tight))
        var loose = tight
        loose.overrides = [PolicyInForceTests.override()]
        let plan = try plan([], [owned("blog")], history: history, policy: loose)
        #expect(gate(plan, [approval(plan.effects)], history: history).allowed == [])
        let both = gate(plan, [approval(plan.effects), approval(plan.policyDigests)], history: history)
        #expect(both.allowed == [])
        let after = History(policy: PolicyRecord(rules: plan.rules(after: both.approvedPolicy)))
        let next = try PlanningTests.plan([], [owned("blog")], history: after, policy: loose)
        #expect(gate(next, [approval(next.effects)], history: after).allowed == ["unmanage blog"])
    }

    @Test func whatWasProtectedStaysSoUntilApproved() throws {
        let history = History(policy: record(policy { $0.protected = ["blog"] }))
        let plan = try plan([], [owned("blog")], history: history, policy: strict)
        #expect(plan.effects.isEmpty)
        #expect(plan.diagnostics.map(\.code) == [.protectedAccount])
        #expect(plan.diagnostics.first?.hint == "that reeve.yaml protects it no more waits for approval")
        #expect(plan.policyChange?.effects.map(\.words) == ["protected blog → (none)"])
    }

    @Test func aNewApproverCannotApproveTheirOwnComing() throws {
        let eve = Policy.Approver(principal: "eve@example.com", key: "ssh-ed25519 EEEE")
        let plan = try plan([], [owned("blog")], history: history, policy: policy { $0.approvers.append(eve) })
        let everything = plan.policyDigests + plan.effects.map(\.digest)
        let gate = gate(plan, [approval(everything, by: "eve@example.com")], history: history)
        #expect(gate.approvedPolicy.isEmpty)
        #expect(gate.allowed == [])
    }

    @Test func noAuthorOfTheChangeApprovesIt() throws {
        let base = commit(1)
        var history = history
        history.source = base
        history.changes[base] = [
            change(3, by: ["ada@example.com"], ["accounts/Prod/it.yaml"]),
            change(2, by: ["grace@example.com"], ["reeve.yaml"]),
        ]
        let plan = try plan([], [], history: history, policy: policy { $0.approval[.close] = .merge })
        #expect(plan.policyChange?.commit == commit(2))
        #expect(plan.policyChange?.people == ["grace@example.com"])
        #expect(gate(plan, [approval(plan.policyDigests)], history: history).approvedPolicy.isEmpty)
        #expect(
            gate(plan, [approval(plan.policyDigests, by: "Ada@Example.com")], history: history).approvedPolicy.count
                == 1)
    }

    /// While a change waits, everybody who had a hand in the file since the rules in force were the file's is an author.
    @Test func theChangeReachesBackToWhereTheRulesWereTheFiles() throws {
        var history = History(source: commit(9), policy: record(policy(), settledAt: commit(1)))
        history.changes[commit(1)] = [change(2, by: ["grace@example.com"], ["reeve.yaml"])]
        history.changes[commit(9)] = []
        let plan = try plan([], [], history: history, policy: policy { $0.approval[.close] = .merge })
        #expect(plan.policyChange?.people == ["grace@example.com"])
    }

    @Test func anApprovalOfOneRuleIsNoneOfAnother() throws {
        let one = try plan([], [], history: history, policy: policy { $0.approval[.close] = .merge })
        let other = try plan([], [], history: history, policy: policy { $0.approval[.unmanage] = .merge })
        #expect(gate(other, [approval(one.policyDigests)], history: history).approvedPolicy.isEmpty)
        let more = try plan([], [], history: history, policy: policy { $0.budgets.limits[.close]?.count = 5 })
        let evenMore = try plan([], [], history: history, policy: policy { $0.budgets.limits[.close]?.count = 50 })
        #expect(gate(evenMore, [approval(more.policyDigests)], history: history).approvedPolicy.isEmpty)
    }

    @Test func anApprovalLoosensOnce() throws {
        let loose = policy { $0.approval[.close] = .merge }
        var history = history
        let plan = try plan([], [], history: history, policy: loose)
        let given = approval(plan.policyDigests)
        #expect(gate(plan, [given], history: history).approvedPolicy.count == 1)
        let effects = try #require(plan.policyChange?.effects)
        history.policyAudit = [
            PolicyAuditEntry(time: now - 60, effects: effects, plan: plan.id, source: nil, approval: given)
        ]
        // Tightened and loosened again: the same words, another decision.
        #expect(gate(plan, [given], history: history).approvedPolicy.isEmpty)
    }

    @Test func theEffectIsPartOfThePlansID() throws {
        let quiet = try plan([], [], history: history, policy: strict)
        let loud = try plan([], [], history: history, policy: policy { $0.approval[.close] = .merge })
        #expect(quiet.id != loud.id)
    }
}
