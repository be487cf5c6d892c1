import ArgumentParser
import Planning
import Reconciler
import Synchronization

/// Prints what happens in passes, for people or for programs.
final class EventPrinter: Sendable {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    private let format: Format
    private let live: LiveTerminal?
    private let printed = Mutex(Printed())

    /// What has been printed of plans: a plan that is only the rest of one is not printed again.
    private struct Printed {
        var source: CommitID?
        var effects: Set<Digest> = []
    }

    /// - Parameter live: the terminal whose table is to show the progress; only text is for people.
    init(format: Format, live: LiveTerminal? = nil) {
        self.format = format
        self.live = format == .text ? live : nil
    }

    func print(_ event: PassEvent) {
        switch format {
        case .json: Console.out(EventLine(event, of: PassID.current).text)
        case .text:
            live?.take(event)
            printText(event)
        }
    }

    /// Says what is no event of a pass.
    func say(_ text: String, event: String = "note") {
        switch format {
        case .json: Console.out(EventLine(event: event, message: text).text)
        case .text: error { Console.error(text) }
        }
    }

    /// Says that the process was asked to end.
    ///
    /// - Parameter signal: the signal's name.
    func stopping(by signal: String) {
        say("\(signal): what runs is ended and reported; a second signal ends Reeve at once.", event: "stopping")
    }

    private func out(_ text: String) {
        if let live { live.print(text + "\n") } else { Console.out(text) }
    }

    /// What goes to standard error may come out at the same terminal.
    private func error(_ body: () -> Void) {
        if let live { live.interrupt(body) } else { body() }
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
            out(String(text.dropLast(text.hasSuffix("\n") ? 1 : 0)))
        case .moved(let delta): error { Console.error(Self.text(delta)) }
        case .performing: break
        case .finished(let action, let outcomes):
            for outcome in outcomes { out(line(action, outcome)) }
        case .committed(let revision):
            out("  status committed \(revision.prefix(7))")
        case .throttled(let traffic): out("  \(traffic)")
        case .approvalsUnread(let problem): error { Console.error(problem) }
        case .inDoubt(let diagnostics):
            error { for diagnostic in diagnostics { Console.error(diagnostic) } }
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
