import Planning
import TestSupport
import Testing

/// What holds of every sequence of merged policies, none of them approved: the rules in force never become looser
/// (law 8). A failure names its seed.
struct PolicyPropertyTests {
    private static let seeds: [ClosedRange<UInt64>] = [1...500, 501...1000, 1001...1500, 1501...2000]

    @Test(arguments: seeds)
    func noSequenceOfMergesLoosensARule(_ seeds: ClosedRange<UInt64>) throws {
        var (changes, waits) = (0, 0)
        for seed in seeds {
            var generator = SeededGenerator(seed: seed)
            var rules = GuardedRules(of: Self.policy(&generator))
            for step in 1...6 {
                let wanted = Self.policy(&generator)
                let plan = try plan([], [], history: History(policy: PolicyRecord(rules: rules)), policy: wanted)
                let next = plan.rules(after: [])
                #expect(next == GuardedRules(of: plan.policy))
                Self.expectNoLooser(next, than: rules, "seed \(seed), step \(step)")
                // What is not in force waits, and nothing else does.
                #expect((plan.policyChange == nil) == (Self.same(next, GuardedRules(of: wanted))), "seed \(seed)")
                changes += next == rules ? 0 : 1
                waits += plan.policyChange == nil ? 0 : 1
                rules = next
            }
        }
        #expect(changes > 500 && waits > 500)
    }

    /// And once everything was approved, the file is in force: one approval and one more pass.
    @Test(arguments: seeds)
    func whatIsApprovedIsInForce(_ seeds: ClosedRange<UInt64>) throws {
        var approved = 0
        for seed in seeds {
            var generator = SeededGenerator(seed: seed)
            let before = Self.policy(&generator)
            var wanted = Self.policy(&generator)
            guard before.approvers.contains(Self.grace) else { continue }
            // She stays, or nobody could approve as somebody in force.
            if !wanted.approvers.contains(Self.grace) { wanted.approvers.append(Self.grace) }
            let history = History(policy: record(before))
            let plan = try plan([], [], history: history, policy: wanted)
            let gate = gate(plan, [approval(plan.policyDigests)], history: history)
            #expect(gate.heldPolicy.isEmpty, "seed \(seed)")
            approved += gate.approvedPolicy.count
            let after = History(policy: PolicyRecord(rules: plan.rules(after: gate.approvedPolicy)))
            let next = try PlanningTests.plan([], [], history: after, policy: wanted)
            #expect(next.policyChange == nil, "seed \(seed): \(next.policyChange?.effects.map(\.words) ?? [])")
            #expect(Self.same(GuardedRules(of: next.policy), GuardedRules(of: wanted)), "seed \(seed)")
        }
        #expect(approved > 500)
    }

    private static let grace = Policy.Approver(principal: "grace@example.com", key: "ssh-ed25519 AAAA")

    private static func policy(_ generator: inout SeededGenerator) -> Policy {
        var policy = Policy(owner: owner)
        for kind in ActionKind.allCases { policy.approval[kind] = generator.pick(Policy.Approval.allCases) }
        policy.approvalExpires = generator.pick([3600, 7200, 72 * 3600])
        let approvers = [
            grace, .init(principal: "grace@example.com", key: "ssh-ed25519 GGGG"),
            .init(principal: "ada@example.com", key: "ssh-ed25519 BBBB"),
            .init(principal: "eve@example.com", key: "ssh-ed25519 EEEE"),
        ]
        policy.approvers = approvers.filter { _ in generator.chance(0.5) }
        policy.budgets.window = generator.pick([3600, 24 * 3600, 31 * 24 * 3600])
        for kind in policy.budgets.limits.keys.sorted() {
            policy.budgets.limits[kind] = .init(
                count: generator.pick([0, 3, 30]), percent: generator.pick([0, 5, 50]))
        }
        for key: AccountKey in ["a", "b"] {
            for kind in [ActionKind.unmanage, .close] where generator.chance(0.3) {
                policy.overrides.append(
                    .init(account: key, kind: kind, until: now + generator.pick([60, 600, 6000]), reason: "it is so"))
            }
        }
        policy.protected = Set(["a", "b", "111111111111"].filter { _ in generator.chance(0.5) })
        return policy
    }

    /// By rules of its own, not by those of the code.
    private static func expectNoLooser(_ next: GuardedRules, than rules: GuardedRules, _ place: Comment) {
        for kind in ActionKind.allCases {
            #expect(rules.approval[kind] == .merge || next.approval[kind] == .explicit, place)
            guard let limit = next.budgets.limits[kind], let old = rules.budgets.limits[kind] else { continue }
            for managed in [0, 10, 100, 10_000] {
                #expect(limit.allowed(ofManaged: managed) <= old.allowed(ofManaged: managed), place)
            }
        }
        #expect(next.approvalExpires <= rules.approvalExpires, place)
        #expect(next.budgets.window >= rules.budgets.window, place)
        #expect(rules.approvers.isEmpty || Set(next.approvers).isSubset(of: rules.approvers), place)
        #expect(rules.approvers.isEmpty || !next.approvers.isEmpty, place)
        #expect(Set(rules.protected).isSubset(of: next.protected), place)
        for override in next.overrides {
            #expect(
                rules.overrides.contains {
                    $0.account == override.account && $0.kind == override.kind && $0.until >= override.until
                }, place)
        }
    }

    /// Whether the same is allowed. Order is nothing, and an approver who would be the last stays.
    private static func same(_ left: GuardedRules, _ right: GuardedRules) -> Bool {
        var (left, right) = (left, right)
        left.approvers.sort { $0.principal + $0.key < $1.principal + $1.key }
        right.approvers.sort { $0.principal + $0.key < $1.principal + $1.key }
        left.overrides.sort { ($0.account, $0.kind, $0.until) < ($1.account, $1.kind, $1.until) }
        right.overrides.sort { ($0.account, $0.kind, $0.until) < ($1.account, $1.kind, $1.until) }
        return left == right
    }
}
