import FoundationEssentials
import Planning

/// The lines of `audit/<month>.jsonl`.
enum Audit {
    /// One line for each action that is about to be performed under an approval, and for each unmanage: once the
    /// last account is unmanaged, nothing else tells that from tags that could not be read. `nil` if there is none.
    static func begun(_ facts: Facts, now: Int) throws(Diagnostic) -> (path: String, bytes: [UInt8])? {
        let lines = facts.gate.approved.filter(\.isNoted).map {
            AuditLine.action(entry($0, effects: $0.effects, outcome: AuditEntry.begun, [], facts, now))
        }
        return try appended(lines, facts, now)
    }

    /// What earlier passes could not commit; one line for each outcome of each action that was performed, for what became
    /// looser in the policy, and for each approval that was taken back.
    static func outcomes(_ outcomes: [Outcome], _ facts: Facts, now: Int) -> [AuditLine] {
        let byEffect = Dictionary(outcomes.map { ($0.effect, $0) }, uniquingKeysWith: { first, _ in first })
        let actions = facts.gate.approved.flatMap { approved in
            let results = approved.effects.compactMap { byEffect[$0] }
            let groups = Dictionary(grouping: results) { word(for: $0.result, isApproved: approved.approval != nil) }
            return groups.sorted { ($0.key ?? "") < ($1.key ?? "") }.compactMap { word, group in
                word.map {
                    AuditLine.action(
                        entry(approved, effects: group.map(\.effect), outcome: $0, group, facts, now))
                }
            }
        }
        return facts.unreported + revocations(facts, now) + policy(facts, now) + withheld(facts, now) + actions
    }

    /// The answers to what was noted with the lease and did not happen: otherwise whatever is done to the account
    /// next would use the approval up.
    private static func withheld(_ facts: Facts, _ now: Int) -> [AuditLine] {
        facts.withheld.filter(\.action.isNoted).map { withheld in
            .action(
                entry(
                    withheld.action, effects: withheld.effects, outcome: "withheld: the approval holds no more",
                    [], facts, now))
        }
    }

    private static func revocations(_ facts: Facts, _ now: Int) -> [AuditLine] {
        facts.newRevocations.map {
            .revocation(RevocationEntry(time: now, approval: $0.revokes, revokedBy: $0.principal))
        }
    }

    private static func policy(_ facts: Facts, _ now: Int) -> [AuditLine] {
        guard !facts.isPolicyOvertaken else { return [] }
        let byApproval = Dictionary(grouping: facts.gate.approvedPolicy, by: \.approval)
        return byApproval.sorted { $0.key.id < $1.key.id }.map { approval, effects in
            .policy(
                PolicyAuditEntry(
                    time: now, effects: effects.map(\.effect), plan: facts.plan.id, source: facts.source.commit,
                    approval: approval))
        }
    }

    /// `nil` for what says nothing: no request was sent, and no approval has to be given back.
    private static func word(for result: Outcome.Result, isApproved: Bool) -> String? {
        switch result {
        case .applied: "applied"
        case .started: "started"
        case .superseded(let why): "superseded: \(why)"
        case .retry(let why): "retry: \(why)"
        case .stalled(let why): "stalled: \(why)"
        case .waits(let reason, let seconds, _): "waits \(seconds) s: \(reason)"
        case .deferred: isApproved ? "deferred" : nil
        }
    }

    private static func entry(
        _ approved: ApprovedAction, effects: [Effect], outcome: String, _ results: [Outcome], _ facts: Facts, _ now: Int
    ) -> AuditEntry {
        AuditEntry(
            time: results.compactMap(\.times?.ended).max() ?? now, began: results.compactMap(\.times?.began).min(),
            kind: approved.action.kind, account: approved.action.key, accountID: approved.action.accountID,
            action: approved.digest, effects: effects.map(\.digest), plan: facts.plan.id, source: facts.source.commit,
            approval: approved.approval?.id, approvedBy: approved.approval?.approval.principal, outcome: outcome,
            requests: Set(results.flatMap(\.requests)).sorted(),
            request: facts.desired.accounts[approved.action.key].map { AuditEntry.Request($0.request) })
    }

    /// The month's file with these lines at its end; `nil` if there are none.
    static func appended(
        _ entries: [AuditLine], _ facts: Facts, _ now: Int
    ) throws(Diagnostic) -> (path: String, bytes: [UInt8])? {
        guard !entries.isEmpty else { return nil }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let path = StatusPaths.audit(at: now)
        var bytes = facts.snapshot.files[path] ?? []
        for entry in entries {
            do {
                bytes += try Array(encoder.encode(entry)) + [UInt8(ascii: "\n")]
            } catch {
                throw Diagnostic(.unexpectedAnswer, "the audit could not be written out: \(error)")
            }
        }
        return (path, bytes)
    }
}

extension ApprovedAction {
    /// Whether the audit says that it is about to be performed.
    fileprivate var isNoted: Bool { approval != nil || action.kind == .unmanage }
}
