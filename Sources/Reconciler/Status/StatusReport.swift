import Declarations
import FoundationEssentials
import Planning

/// What a pass leaves on the status branch.
struct StatusReport {
    /// By path; `nil` removes. Empty if the branch says all of it already.
    let changes: [String: [UInt8]?]
    /// How many accounts are in each phase.
    let phases: [AccountRecord.Phase: Int]

    /// - Parameter now: seconds since 1970, for the audit's lines.
    init(facts: Facts, outcomes: [Outcome], now: Int) throws(Diagnostic) {
        var wanted: [String: [UInt8]] = [:]
        let records = RecordUpdate(facts: facts, outcomes: outcomes, now: now).records
        phases = Dictionary(grouping: records.values, by: \.phase).mapValues(\.count)
        for (key, record) in records { wanted[StatusPaths.account(key)] = Array(AccountRecordFile.render(record).utf8) }
        wanted[StatusPaths.readme] = Array(
            StatusReadme.render(facts, records: records.values.sorted { $0.key < $1.key }).utf8)
        do {
            if !facts.isObservationOvertaken {
                wanted[StatusPaths.organization] = try Array(
                    OrganizationSnapshot(facts.observed, owner: facts.plan.policy.owner).rendered())
            }
            if !facts.plan.isEmpty {
                wanted[StatusPaths.plan(facts.plan.id, "md")] = Array(
                    PlanMarkdown.render(facts.plan, facts.context).utf8)
                wanted[StatusPaths.plan(facts.plan.id, "json")] = try Array(PlanJSON.render(facts.plan, facts.context))
            }
            if !facts.isPolicyOvertaken {
                wanted[PolicyRecordFile.path] = try PolicyRecordFile.render(facts.policyRecord)
            }
            let lines = Audit.outcomes(outcomes, facts, now: now)
            if let (path, bytes) = try Audit.appended(lines, facts, now) { wanted[path] = bytes }
        } catch {
            throw Diagnostic(.unexpectedAnswer, "the status could not be written out: \(error)")
        }
        var changes: [String: [UInt8]?] = [:]
        for (path, bytes) in wanted where facts.snapshot.files[path] != bytes { changes[path] = .some(bytes) }
        // Only the plan that waits, or that this commit carried out, is kept, and those that say what was approved
        // and has changed since; older ones are in the branch's history.
        let approved = facts.overtaken.map { StatusPaths.plan($0.approval.approval.plan, "json") }
        for path in facts.snapshot.files.keys where wanted[path] == nil && !approved.contains(path) {
            if StatusPaths.accountKey(path) != nil || (StatusPaths.isPlan(path) && !facts.plan.isEmpty) {
                changes[path] = .some(nil)
            }
        }
        self.changes = changes
    }

    /// The front page that says why nothing is written; empty if it says so already. The commit keeps naming the
    /// source that was last applied.
    static func changes(
        forDoubts doubts: [Diagnostic], history: History, snapshot: StatusSnapshot
    ) -> [String: [UInt8]?] {
        let records = history.records.values.sorted { $0.key < $1.key }
        let page = Array(StatusReadme.render(doubts: doubts, records: records).utf8)
        return snapshot.files[StatusPaths.readme] == page ? [:] : [StatusPaths.readme: page]
    }

    static func message(_ facts: Facts, _ outcomes: [Outcome]) -> String {
        let applied = outcomes.count { $0.result == .applied }
        let started = outcomes.count { if case .started = $0.result { true } else { false } }
        var parts: [String] = []
        if applied > 0 { parts.append("\(applied) applied") }
        if started > 0 { parts.append("\(started) started") }
        let loosened = facts.isPolicyOvertaken ? 0 : facts.gate.approvedPolicy.count
        if loosened > 0 { parts.append("\(loosened) rules loosened") }
        let held = facts.gate.held.count + facts.gate.heldPolicy.count
        if held > 0 { parts.append("\(held) held") }
        if !facts.plan.problems.isEmpty { parts.append("\(facts.plan.problems.count) quarantined") }
        let subject = parts.isEmpty ? "Record the organization" : "Record the outcome: " + parts.joined(separator: ", ")
        return StatusMessage.render(subject, source: facts.source.commit, plan: facts.plan.id)
    }
}
