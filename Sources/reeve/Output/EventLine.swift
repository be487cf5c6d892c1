import FoundationEssentials
import Planning
import Reconciler

/// An event as one line of JSON, for programs that follow passes. `docs/events.md` describes each.
struct EventLine: Encodable {
    var event: String
    /// The pass that it is an event of.
    var pass: String?
    var plan: Digest?
    var source: CommitID?
    var account: AccountKey?
    var accountID: AccountID?
    var kind: ActionKind?
    var effects: [EffectLine]?
    var counts: [String: Int]?
    var held: [String]?
    var diagnostics: [Diagnostic]?
    var revision: String?
    var message: String?
    /// What moved: no longer as it was, and new.
    var changed: [String]?
    var added: [String]?
    /// How AWS slowed a pass down.
    var requests: Int?
    var refused: Int?
    var waitedMilliseconds: Int?

    struct EffectLine: Encodable {
        var digest: Digest
        var outcome: String
        var detail: String?
        var requests: [String]
    }

    enum CodingKeys: String, CodingKey {
        case event, pass, plan, source, account
        case accountID = "account_id"
        case kind, effects, counts, held, diagnostics, revision, message, changed, added, requests, refused
        case waitedMilliseconds = "waited_milliseconds"
    }

    init(event: String, message: String? = nil) {
        self.event = event
        self.message = message
    }

    init(_ event: PassEvent, of pass: PassID?) {
        defer { self.pass = pass?.description }
        switch event {
        case .planned(let plan, let gate, let context):
            self.init(event: "planned")
            self.plan = plan.id
            source = context.commit
            counts = Dictionary(
                ActionKind.allCases.map { ($0.rawValue, plan.count($0)) }, uniquingKeysWith: { first, _ in first })
            held =
                gate.heldPolicy.map { "policy \($0.loosening.field): \(HeldAction.Reason.needsApproval)" }
                + gate.held.map { "\($0.action.kind.rawValue) \($0.action.key): \($0.reason)" }
            diagnostics = plan.diagnostics
        case .moved(let delta):
            self.init(event: "moved")
            changed = delta.changed
            added = delta.added
        case .performing(let action):
            self.init(event: "performing")
            describe(action)
        case .finished(let action, let outcomes):
            self.init(event: "finished")
            describe(action)
            effects = outcomes.map {
                let (word, detail) = $0.result.words
                return EffectLine(digest: $0.effect.digest, outcome: word, detail: detail, requests: $0.requests)
            }
        case .committed(let revision):
            self.init(event: "committed")
            self.revision = revision
        case .throttled(let traffic):
            self.init(event: "throttled")
            requests = traffic.requests
            refused = traffic.refused
            waitedMilliseconds = Int((traffic.waited / .milliseconds(1)).rounded())
        case .approvalsUnread(let problem):
            self.init(event: "approvals-unread")
            diagnostics = [problem]
        case .inDoubt(let diagnostics):
            self.init(event: "in-doubt")
            self.diagnostics = diagnostics
        }
    }

    private mutating func describe(_ action: ApprovedAction) {
        account = action.action.key
        accountID = action.action.accountID
        kind = action.action.kind
    }

    /// The line, without its end. What could reorder, hide or control what a terminal shows is escaped.
    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { Escaping.json(String(decoding: $0, as: UTF8.self)) } ?? "{}"
    }
}

extension Outcome.Result {
    /// One word for what happened, and the rest of it.
    var words: (word: String, detail: String?) {
        switch self {
        case .applied: ("applied", nil)
        case .started(let request): ("started", request)
        case .superseded(let why): ("superseded", why)
        case .retry(let why): ("retry", why)
        case .waits(let reason, let seconds, _): ("waits", "\(seconds) s for \(reason)")
        case .deferred: ("deferred", "waits for the next pass")
        case .stalled(let why): ("stalled", why)
        }
    }
}
