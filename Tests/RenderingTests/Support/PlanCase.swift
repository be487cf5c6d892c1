import Planning
import Testing

/// A plan that has a name, made as a pass makes it.
struct PlanCase: Sendable, CustomTestStringConvertible {
    let name: String
    private let describe: @Sendable (inout World) -> Void

    init(_ name: String, _ describe: @escaping @Sendable (inout World) -> Void) {
        self.name = name
        self.describe = describe
    }

    var testDescription: String { name }

    struct Rendered {
        var plan: Plan
        var context: PlanContext
        var width: Int?

        var text: String { PlanText.render(plan, context, width: width) }
        var markdown: String { PlanMarkdown.render(plan, context) }
        var json: String { get throws { String(decoding: try PlanJSON.render(plan, context), as: UTF8.self) } }
    }

    func rendered() throws -> Rendered {
        var world = World()
        describe(&world)
        return try world.rendered()
    }
}

extension World {
    func rendered() throws -> PlanCase.Rendered {
        var history = history
        for base in Set(history.records.keys.map { history.base(of: $0) }).union([history.source]) {
            history.changes[base] = commits
        }
        let observed = ObservedState(
            organization: organization, managementAccount: Self.management, root: "r-root",
            organizationalUnits: units, accounts: accounts, creates: creates)
        let plan = try Planner.plan(
            desired: DesiredState(accounts: specs, quarantined: quarantined), observed: observed, history: history,
            policy: policy, capabilities: Capabilities(provider: .organizations, kinds: Set(ActionKind.allCases)))
        let gate = Gate(plan: plan, approvals: [], history: history, observed: observed, now: Self.now)
        let commit = commits.first?.commit ?? valid(CommitID(String(repeating: "c", count: 40)), "commit")
        return PlanCase.Rendered(
            plan: plan,
            context: PlanContext(branch: branch, commit: commit, held: gate.held, heldPolicy: gate.heldPolicy),
            width: width)
    }
}
