/// The changes that would bring the organization to what the files ask for.
///
/// A plan stands alone: applying it consults nothing else. Equal inputs make equal plans, byte for byte.
public struct Plan: Sendable, Equatable {
    /// Over the effects alone: the same effects have the same id on any machine, from any commit, in any order.
    public let id: Digest
    public let scope: PlanScope
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
        scope: PlanScope, actions: [Action], diagnostics: [Diagnostic], problems: [AccountKey: Diagnostic],
        rekeys: [AccountKey: AccountKey], accounts: KnownAccounts, organizationAccounts: Int,
        foreignAccounts: Int
    ) {
        id = CanonicalEncoding.planID(effects: actions.lazy.flatMap(\.effects).map(\.digest), scope: scope)
        self.scope = scope
        self.actions = actions.sorted()
        self.diagnostics = diagnostics.sorted()
        self.problems = problems
        self.rekeys = rekeys
        self.accounts = accounts
        self.organizationAccounts = organizationAccounts
        self.foreignAccounts = foreignAccounts
    }

    public var isEmpty: Bool { actions.isEmpty }

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
        return "Plan: " + kinds.map { "\(count($0)) to \($0.rawValue)" }.joined(separator: ", ") + "."
    }

    /// The same plan with its problems told in another way. They are no part of its id.
    public func replacingDiagnostics(_ diagnostics: [Diagnostic]) -> Plan {
        Plan(
            scope: scope, actions: actions, diagnostics: diagnostics, problems: problems, rekeys: rekeys,
            accounts: accounts, organizationAccounts: organizationAccounts, foreignAccounts: foreignAccounts)
    }
}
