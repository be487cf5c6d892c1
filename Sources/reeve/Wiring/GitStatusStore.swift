import FoundationEssentials
import Git
import Planning
import Reconciler

/// The status branch of a Git repository.
struct GitStatusStore: StatusStore {
    let branches: Branches

    private static let email = "reeve@localhost"

    /// Whether a commit says that a store like this made it.
    static func isOwn(_ commit: Commit) -> Bool { commit.committer.email == email }

    func read(anew: Bool) async throws(Diagnostic) -> StatusSnapshot {
        if anew { try await branches.refresh() }
        guard let tip = await branches.tip(of: Branches.status) else { return StatusSnapshot(revision: nil) }
        var limits = GitLimits()
        limits.maxBlobBytes = 64 << 20
        do throws(GitError) {
            let commit = try await branches.repository.commit(tip)
            let entries = try await branches.repository.files(
                at: tip, under: StatusPaths.live(at: Int(Date.now.timeIntervalSince1970)), limits: limits)
            var files: [String: [UInt8]] = [:]
            for entry in entries {
                guard case .file(let bytes, _) = entry.kind else {
                    throw GitError(
                        .limitExceeded, "'\(entry.path)' on the status branch is no file to read", operation: "status")
                }
                files[entry.path] = bytes
            }
            let time = Int(exactly: commit.committer.date.timeIntervalSince1970)
            return StatusSnapshot(
                revision: tip.hex, message: try await message(of: commit), files: files,
                // A commit may have any time; one that cannot be says nothing about how long the branch has been silent.
                committedAt: time.flatMap { (0..<1 << 40).contains($0) ? $0 : nil })
        } catch {
            throw Diagnostic(error)
        }
    }

    /// How many commits of others may stand above one of a daemon's.
    private static let mostOthers = 1000

    /// The newest message that names the source: somebody may have put right what stood there, as an error had asked for.
    private func message(of tip: Commit) async throws(GitError) -> String {
        var commit = tip
        for _ in 0..<Self.mostOthers {
            guard commit.values(of: "Source").isEmpty, let parent = commit.parents.first else { break }
            commit = try await branches.repository.commit(parent)
        }
        return commit.message
    }

    func commit(
        _ changes: [String: [UInt8]?], message: String, onto revision: String?
    ) async throws(Diagnostic) -> String {
        try await branches.commit(
            changes.mapValues { $0.map(Secrets.redactState) },
            message: String(decoding: Secrets.redactState(Array(message.utf8)), as: UTF8.self),
            author: Signature(name: "Reeve", email: Self.email, date: Date.now),
            to: Branches.status, onto: revision.flatMap { ObjectID($0) }
        ).hex
    }
}
