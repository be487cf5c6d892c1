import FoundationEssentials
import Git
import Planning
import Reconciler

/// The status branch of a Git repository.
struct GitStatusStore: StatusStore {
    let branches: Branches

    func read(anew: Bool) async throws(Diagnostic) -> StatusSnapshot {
        if anew { try await branches.refresh() }
        guard let tip = await branches.tip(of: Branches.status) else { return StatusSnapshot(revision: nil) }
        var limits = GitLimits()
        limits.maxBlobBytes = 64 << 20
        do throws(GitError) {
            let commit = try await branches.repository.commit(tip)
            let entries = try await branches.repository.files(at: tip, under: Self.paths(now: Date.now), limits: limits)
            var files: [String: [UInt8]] = [:]
            for entry in entries {
                guard case .file(let bytes, _) = entry.kind else {
                    throw GitError(
                        .limitExceeded, "'\(entry.path)' on the status branch is no file to read", operation: "status")
                }
                files[entry.path] = bytes
            }
            return StatusSnapshot(
                revision: tip.hex, message: commit.message, files: files,
                committedAt: Int(commit.committer.date.timeIntervalSince1970))
        } catch {
            throw Diagnostic(error)
        }
    }

    func commit(
        _ changes: [String: [UInt8]?], message: String, onto revision: String?
    ) async throws(Diagnostic) -> String {
        try await branches.commit(
            changes, message: message, author: Signature(name: "Reeve", email: "reeve@localhost", date: Date.now),
            to: Branches.status, onto: revision.flatMap { ObjectID($0) }
        ).hex
    }

    /// All but the audits of months that no budget and no approval reaches back to: `reeve.yaml` takes neither a
    /// window nor an expiry of more than 31 days, and an approver's clock may be a little ahead.
    private static func paths(now: Date) -> [String] {
        let months = [0, 16, 32].map { now.addingTimeInterval(-86400 * $0).formatted(.iso8601.year().month()) }
        return ["README.md", "organization.json", "accounts", "plans", "policy.json", "lease.json"]
            + Set(months).sorted().map { "audit/\($0).jsonl" }
    }
}
