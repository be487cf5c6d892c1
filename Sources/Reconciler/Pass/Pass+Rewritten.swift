import FoundationEssentials
import Planning

/// History that was rewritten is followed only once a person has named what is gone.
extension Pass {
    /// The commit that was last applied, if the watched branch no longer contains it.
    func lostCommit(_ source: SourceSnapshot, _ history: History) async throws(Diagnostic) -> CommitID? {
        guard let last = history.source, last != source.commit else { return nil }
        return try await self.source.contains(last, in: source.commit) ? nil : last
    }

    /// Whether the branch itself, or an approver in force, says that this commit is gone on purpose.
    func isAcknowledged(
        _ lost: CommitID, _ policy: Policy, _ history: History, _ snapshot: StatusSnapshot
    ) async throws(Diagnostic) -> Bool {
        if policy.acknowledged.contains(lost) { return true }
        guard let published = snapshot.files[StatusPaths.organization] else { return false }
        let inForce = policy.inForce(after: history.policy)
        let organization = try OrganizationSnapshot.observed(from: published, path: StatusPaths.organization)
            .organization
        return try await approvals.approvals(under: inForce, after: history.policy, anew: false).acknowledgements
            .contains {
                $0.commit == lost && $0.organization == organization && $0.owner == inForce.owner
                    && $0.lasts(under: inForce, at: now)
            }
    }

    static func rewritten(_ source: SourceSnapshot, _ lost: CommitID) -> Diagnostic {
        Diagnostic(
            .historyRewritten, "'\(source.branch)' no longer contains \(lost.short), which was applied",
            hint: "put the commit back (a branch that is only behind: merge the watched one into it), or accept that "
                + "it is gone with 'reeve acknowledge \(lost)'")
    }
}
