import Reconciler

@testable import Planning

/// Events of passes, made up.
enum PassStory {
    static let scope = PlanScope(organization: "o-exampleorgid", owner: "acme")
    static let account = id("111111111111")

    private static func id(_ text: String) -> AccountID {
        guard let id = AccountID(text) else { fatalError("a test says '\(text)'") }
        return id
    }

    private static func key(_ text: String) -> AccountKey {
        guard let key = AccountKey(text) else { fatalError("a test says '\(text)'") }
        return key
    }

    static func create(_ key: String, ou: String = "Prod", _ progress: Action.Progress = .notBegun) -> Action {
        let path = OrganizationalUnitPath(components: ou.split(separator: "/").map(String.init))
        guard let email = EmailAddress("\(key)@example.com") else { fatalError("a test says '\(key)'") }
        let new = Change.NewAccount(name: key, email: email, ou: OrganizationalUnit(id: "ou-1", path: path), tags: [:])
        return action(.create, key, [.create(new)], progress)
    }

    static func update(_ key: String, tags: [String]) -> Action {
        action(.update, key, tags.map { .tag(key: $0, from: nil, to: "x") })
    }

    private static func action(
        _ kind: ActionKind, _ name: String, _ changes: [Change], _ progress: Action.Progress = .notBegun
    ) -> Action {
        let effects = changes.map {
            Effect(key: key(name), accountID: kind == .create ? nil : account, change: $0, position: nil, scope: scope)
        }
        return Action(
            kind: kind, key: key(name), accountID: nil, effects: effects, progress: progress, cause: .firstSight,
            people: [], position: nil)
    }

    static func approved(_ action: Action) -> ApprovedAction {
        ApprovedAction(action: action, effects: action.effects, approval: nil, scope: scope)
    }

    static func finished(_ action: Action, _ result: Outcome.Result) -> PassEvent {
        .finished(approved(action), action.effects.map { Outcome($0, result) })
    }

    static func planned(
        _ actions: [Action], slots: Int = 5, approval: Policy.Approval = .merge, diagnostics: [Diagnostic] = []
    ) -> PassEvent {
        var policy = Policy(owner: scope.owner)
        policy.concurrency = slots
        for kind in ActionKind.allCases { policy.approval[kind] = approval }
        let plan = Plan(
            scope: scope, policy: policy, policyChange: nil, actions: actions, diagnostics: diagnostics, problems: [:],
            rekeys: [:], accounts: KnownAccounts([], at: [:]), organizationAccounts: actions.count, foreignAccounts: 0)
        let observed = ObservedState(
            organization: scope.organization, managementAccount: id("000000000000"), root: "r-root",
            organizationalUnits: [], accounts: [])
        let gate = Gate(plan: plan, approvals: [], history: History(), observed: observed, now: 1_800_000_000)
        return .planned(plan, gate, PlanContext(branch: "main", commit: nil))
    }
}
