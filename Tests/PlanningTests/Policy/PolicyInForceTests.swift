import Planning
import Testing

/// Loosening is itself an effect to approve, under the policy in force (law 8); tightening takes effect at once.
struct PolicyInForceTests {
    private static let grace = Policy.Approver(principal: "grace@example.com", key: "ssh-ed25519 AAAA")
    private static let eve = Policy.Approver(principal: "eve@example.com", key: "ssh-ed25519 EEEE")

    static func override(_ key: AccountKey = "blog", until: Int = now + 86_400, reason: String = "Retired")
        -> Policy.Override
    {
        Policy.Override(account: key, kind: .unmanage, until: until, reason: reason)
    }

    private static let before = policy {
        $0.overrides = [override()]
        $0.protected = ["audit"]
    }

    struct Loosening: Sendable, CustomTestStringConvertible {
        var words: String
        var edit: @Sendable (inout Policy) -> Void
        var testDescription: String { words }

        init(_ words: String, _ edit: @escaping @Sendable (inout Policy) -> Void) {
            self.words = words
            self.edit = edit
        }
    }

    /// Every way to loosen, with the words in which the plan says it.
    static let loosenings = [
        Loosening("approval.unmanage explicit → merge") { $0.approval[.unmanage] = .merge },
        Loosening("approval.close explicit → merge") { $0.approval[.close] = .merge },
        Loosening("approval.expires 72h → 73h") { $0.approvalExpires += 3600 },
        Loosening("approvers.eve@example.com (none) → ssh-ed25519 EEEE") { $0.approvers.append(eve) },
        Loosening("approvers.grace@example.com (none) → ssh-ed25519 GGGG") { $0.approvers[0].key = "ssh-ed25519 GGGG" },
        Loosening(
            "approvers grace@example.com ssh-ed25519 AAAA, Ada@Example.com ssh-ed25519 BBBB → (none)"
        ) { $0.approvers = [] },
        Loosening("budgets.window 24h → 90m") { $0.budgets.window = 5400 },
        Loosening("budgets.unmanage.count 3 → 4") { $0.budgets.limits[.unmanage]?.count = 4 },
        Loosening("budgets.close.percent 5 → 6") { $0.budgets.limits[.close]?.percent = 6 },
        Loosening("budgets.create.count 25 → 26") { $0.budgets.limits[.create]?.count = 26 },
        Loosening("overrides.search.unmanage (none) → until 2027-01-16, Retired") {
            $0.overrides.append(override("search"))
        },
        Loosening("overrides.blog.close (none) → until 2027-01-16, Retired") {
            var other = override()
            other.kind = .close
            $0.overrides.append(other)
        },
        Loosening("overrides.blog.unmanage (none) → until 2027-01-17, Retired") {
            $0.overrides = [override(until: now + 2 * 86_400)]
        },
        Loosening("protected audit → (none)") { $0.protected = [] },
    ]

    @Test(arguments: loosenings)
    func whatLoosensWaitsUnderThePolicyInForce(_ loosening: Loosening) throws {
        var wanted = Self.before
        loosening.edit(&wanted)
        let plan = try plan([], [], history: History(policy: record(Self.before)), policy: wanted)
        #expect(plan.policyChange?.effects.map(\.words) == [loosening.words])
        #expect(GuardedRules(of: plan.policy) == GuardedRules(of: Self.before).under(wanted, loosening))
        #expect(!plan.isEmpty)
        #expect(gate(plan).heldPolicy.count == 1)
        #expect(gate(plan).waitsForApproval)
    }

    @Test(arguments: loosenings)
    func anApprovalPutsItInForce(_ loosening: Loosening) throws {
        var wanted = Self.before
        loosening.edit(&wanted)
        let history = History(policy: record(Self.before))
        let plan = try plan([], [], history: history, policy: wanted)
        let gate = gate(plan, [approval(plan.policyDigests, by: "Ada@Example.com")], history: history)
        #expect(gate.heldPolicy.isEmpty)
        #expect(gate.approvedPolicy.map(\.effect) == plan.policyChange?.effects)
        // The next pass finds nothing more to approve, and what the file asks for in force.
        let after = History(policy: PolicyRecord(rules: plan.rules(after: gate.approvedPolicy)))
        let next = try PlanningTests.plan([], [], history: after, policy: wanted)
        #expect(next.isEmpty)
        #expect(GuardedRules(of: next.policy) == GuardedRules(of: wanted))
    }

    static let tightenings: [@Sendable (inout Policy) -> Void] = [
        { for kind in ActionKind.allCases { $0.approval[kind] = .explicit } },
        { $0.approvalExpires = 60 },
        { $0.approvers.removeLast() },
        { $0.budgets.window *= 2 },
        { $0.budgets.limits[.unmanage] = Budgets.Limit(count: 0, percent: 0) },
        { $0.overrides = [] },
        { $0.overrides = [override(until: now + 60)] },
        { $0.overrides = [override(reason: "Another reason")] },
        { $0.protected.insert("log-archive") },
        {
            $0.concurrency = 50
            $0.maxSnapshotAge = 60
        },
    ]

    @Test(arguments: tightenings.indices)
    func whatTightensTakesEffectAtOnce(_ index: Int) throws {
        var wanted = Self.before
        Self.tightenings[index](&wanted)
        let plan = try plan([], [], history: History(policy: record(Self.before)), policy: wanted)
        #expect(plan.policyChange == nil)
        #expect(GuardedRules(of: plan.policy) == GuardedRules(of: wanted))
        #expect(plan.isEmpty)
    }

    @Test func whatTheFileSaysTwiceIsOneEffect() throws {
        let wanted = policy {
            $0.approvers += [Self.eve, Self.eve]
            $0.overrides = [Self.override(), Self.override()]
        }
        let plan = try plan([], [], history: History(policy: record(policy())), policy: wanted)
        #expect(plan.policyChange?.effects.count == 2)
    }

    @Test func theFirstStartTrustsTheFile() throws {
        let wanted = policy { $0.approval[.close] = .merge }
        let plan = try plan([], [], policy: wanted)
        #expect(plan.policyChange == nil)
        #expect(plan.policy.approval[.close] == .merge)
    }

    @Test func theFirstApproversAreTakenFromTheFile() throws {
        let none = policy { $0.approvers = [] }
        let plan = try plan([], [], history: History(policy: record(none)), policy: policy())
        #expect(plan.policyChange == nil)
        #expect(plan.policy.approvers.count == 2)
    }

    /// Two merges, of which the first takes the approvers away and the second names others, are not let through.
    @Test func theLastApproverGoesOnlyWithAnApproval() throws {
        let stranger = policy { $0.approvers = [Self.eve] }
        let history = History(policy: record(policy { $0.approvers = [Self.grace] }))
        for wanted in [policy { $0.approvers = [] }, stranger] {
            let plan = try plan([], [], history: history, policy: wanted)
            #expect(plan.policy.approvers == [Self.grace])
            #expect(plan.policyChange?.effects.count == 1)
        }
    }

    @Test func anApproverIsReplacedOnceTheOldOneAgreed() throws {
        let old = policy { $0.approvers = [Self.grace] }
        let wanted = policy { $0.approvers = [Self.eve] }
        let plan = try plan([], [], history: History(policy: record(old)), policy: wanted)
        let gate = gate(plan, [approval(plan.policyDigests)])
        let rules = plan.rules(after: gate.approvedPolicy)
        let next = try PlanningTests.plan([], [], history: History(policy: PolicyRecord(rules: rules)), policy: wanted)
        #expect(next.policy.approvers == [Self.eve])
        #expect(next.isEmpty)
    }

    /// What one commit tightens is in force while what it loosens waits.
    @Test func oneCommitMayDoBoth() throws {
        let wanted = policy {
            $0.approval[.create] = .explicit
            $0.approval[.close] = .merge
            $0.budgets.limits[.close] = Budgets.Limit(count: 9, percent: 1)
        }
        let plan = try plan([], [], history: History(policy: record(policy())), policy: wanted)
        #expect(plan.policy.approval[.create] == .explicit)
        #expect(plan.policy.approval[.close] == .explicit)
        #expect(plan.policy.budgets.limits[.close] == Budgets.Limit(count: 3, percent: 1))
        #expect(
            plan.policyChange?.effects.map(\.words) == ["approval.close explicit → merge", "budgets.close.count 3 → 9"])
    }
}

func record(_ policy: Policy, settledAt: CommitID? = nil) -> PolicyRecord {
    PolicyRecord(rules: GuardedRules(of: policy), settledAt: settledAt)
}

extension Plan {
    var policyDigests: [Digest] { policyChange?.effects.map(\.digest) ?? [] }
}

extension PolicyEffect {
    /// The field, and what it is before and after.
    var words: String { "\(loosening.field) \(loosening.before ?? "(none)") → \(loosening.after ?? "(none)")" }
}

extension GuardedRules {
    /// What is in force while a loosening waits: these rules, and what the file has tightened besides.
    fileprivate func under(_ wanted: Policy, _ loosening: PolicyInForceTests.Loosening) -> GuardedRules {
        var rules = self
        // An approver whose key is replaced loses the old one at once: another is left.
        if loosening.words.hasPrefix("approvers.grace") { rules.approvers.removeFirst() }
        return rules
    }
}
