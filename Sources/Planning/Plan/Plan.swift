/// The changes that would bring the organization to what the files ask for.
///
/// A plan stands alone: applying it consults nothing else. Equal inputs make equal plans, byte for byte.
public struct Plan: Sendable, Equatable {
    /// Over the effects alone: the same effects have the same id on any machine, from any commit, in any order.
    public let id: Digest
    public let scope: PlanScope
    /// The policy in force, under which everything here is planned and let through.
    public let policy: Policy
    /// What the file of the policy asks for beyond that; `nil` if nothing.
    public let policyChange: PolicyChange?
    /// Sorted by kind, then by key.
    public let actions: [Action]
    /// What is wrong with single accounts, on which nothing is planned (law 4), sorted.
    public let diagnostics: [Diagnostic]
    /// Why nothing is planned for an account, for each account that `diagnostics` keeps out of the plan.
    public let problems: [AccountKey: Diagnostic]
    /// The old key of each account whose file got a new one, by the new one.
    public let rekeys: [AccountKey: AccountKey]
    /// Which account each key is, as far as that is known.
    public let accounts: KnownAccounts
    public let organizationAccounts: Int
    /// Accounts that carry another owner's tags.
    public let foreignAccounts: Int

    init(
        scope: PlanScope, policy: Policy, policyChange: PolicyChange?, actions: [Action], diagnostics: [Diagnostic],
        problems: [AccountKey: Diagnostic],
        rekeys: [AccountKey: AccountKey], accounts: KnownAccounts, organizationAccounts: Int,
        foreignAccounts: Int
    ) {
        id = CanonicalEncoding.planID(effects: Self.digests(policyChange, actions), scope: scope)
        self.scope = scope
        self.policy = policy
        self.policyChange = policyChange
        self.actions = actions.sorted()
        self.diagnostics = diagnostics.sorted()
        self.problems = problems
        self.rekeys = rekeys
        self.accounts = accounts
        self.organizationAccounts = organizationAccounts
        self.foreignAccounts = foreignAccounts
    }

    /// Of every effect, that on the policy as well.
    public var digests: Set<Digest> { Set(Self.digests(policyChange, actions)) }

    private static func digests(_ policyChange: PolicyChange?, _ actions: [Action]) -> [Digest] {
        (policyChange?.effects ?? []).map(\.digest) + actions.lazy.flatMap(\.effects).map(\.digest)
    }

    public var isEmpty: Bool { actions.isEmpty && policyChange == nil }

    /// How many accounts each kind of action touches.
    public func count(_ kind: ActionKind) -> Int { Set(actions.filter { $0.kind == kind }.map(\.key)).count }
}

extension Plan {
    /// What an empty plan says of itself; `nil` for another. Files that cannot be read may ask for something, or
    /// hold an unmanage.
    var emptyLine: String? {
        guard isEmpty else { return nil }
        return diagnostics.isEmpty
            ? "No changes. The organization matches the files."
            : "No changes can be planned until these problems are mended:"
    }

    /// The closing line of a plan: how many accounts each kind of action touches.
    public var countLine: String {
        let kinds: [ActionKind] = [.create, .adopt, .move, .update, .unmanage, .close]
        let rules = policyChange.map { " Policy: \($0.effects.count) to loosen." } ?? ""
        return "Plan: " + kinds.map { "\(count($0)) to \($0.rawValue)" }.joined(separator: ", ") + "." + rules
    }

    /// The same plan with its problems told in another way. They are no part of its id.
    public func replacingDiagnostics(_ diagnostics: [Diagnostic]) -> Plan {
        Plan(
            scope: scope, policy: policy, policyChange: policyChange, actions: actions, diagnostics: diagnostics,
            problems: problems, rekeys: rekeys, accounts: accounts, organizationAccounts: organizationAccounts,
            foreignAccounts: foreignAccounts)
    }
}
