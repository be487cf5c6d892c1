import Planning
import Reconciler
import Synchronization

/// Prints what happens in passes, for people or for programs.
final class EventPrinter: Sendable {
    enum Format {
        case text
        case json
    }

    private let format: Format
    private let printed = Mutex(Printed())

    /// What has been printed of plans: a plan that is only the rest of one is not printed again.
    private struct Printed {
        var source: CommitID?
        var effects: Set<Digest> = []
    }

    init(format: Format) { self.format = format }

    func print(_ event: PassEvent) {
        switch format {
        case .json: Console.out(EventLine(event).text)
        case .text: printText(event)
        }
    }

    private func printText(_ event: PassEvent) {
        switch event {
        case .planned(let plan, _, let context):
            let effects = plan.digests
            let isNew = printed.withLock { printed in
                let isNew = printed.source != context.commit || !effects.isSubset(of: printed.effects)
                printed = Printed(source: context.commit, effects: effects)
                return isNew
            }
            guard isNew else { return }
            let text = PlanText.render(plan, context, color: Console.hasColor, width: Console.width)
            Console.out(text, terminator: "")
        case .moved(let delta): Console.error(Self.text(delta))
        case .performing: break
        case .finished(let action, let outcomes):
            for outcome in outcomes { Console.out(line(action, outcome)) }
        case .committed(let revision):
            Console.out("  status committed \(revision.prefix(7))")
        case .inDoubt(let diagnostics):
            for diagnostic in diagnostics { Console.error(diagnostic) }
        }
    }

    private static func text(_ delta: PlanDelta) -> String {
        let lines = delta.changed.map { "  - \($0)" } + delta.added.map { "  + \($0)" }
        return (["What moved:"] + lines).map(Escaping.terminal).joined(separator: "\n")
    }

    private func line(_ action: ApprovedAction, _ outcome: Outcome) -> String {
        let (word, detail) = outcome.result.words
        let sign =
            switch outcome.result {
            case .applied: "✓"
            case .started: "…"
            case .superseded, .retry, .waits, .deferred: "↻"
            case .stalled: "✗"
            }
        let what =
            switch outcome.effect.change {
            case .tag(let key, _, _): " tags.\(key)"
            case .rename: " name"
            case .rekey: " key"
            default: ""
            }
        let rest = detail.map { ": \($0)" } ?? ""
        return Escaping.terminal("  \(sign) \(action.action.kind.rawValue) \(action.action.key)\(what) \(word)\(rest)")
    }
}
