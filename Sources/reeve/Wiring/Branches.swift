import Git
import Planning

/// The branches of one repository, as they were when they were last looked at.
///
/// A remote is mirrored into a folder of ours; a repository on this machine that is only read, is read where
/// it is.
actor Branches {
    static let status = "reeve/status"
    static let approvals = "reeve/approvals"

    /// The watched branch, or for a repository that is only read, any revision.
    nonisolated let watched: String
    nonisolated let repository: Repository
    private let mirror: Git.Mirror?
    private var tips: [String: ObjectID] = [:]

    /// A remote, mirrored.
    init(mirroring mirror: Git.Mirror, watched: String) {
        self.mirror = mirror
        self.watched = watched
        repository = mirror.repository
    }

    /// A repository on this machine, which is only read.
    init(reading repository: Repository, watched: String) {
        mirror = nil
        self.watched = watched
        self.repository = repository
    }

    /// Looks again.
    ///
    /// - Throws: if the repository cannot be read.
    func refresh() async throws(Diagnostic) {
        do throws(GitError) {
            if let mirror {
                tips = try await mirror.fetch([watched, Self.status, Self.approvals])
            } else {
                tips[watched] = try await repository.tip(of: watched)
                for branch in [Self.status, Self.approvals] { tips[branch] = try await localTip(of: branch) }
            }
        } catch {
            throw Diagnostic(error)
        }
    }

    /// Looks again at the approvals alone: what a pass has read of the rest stays as of one moment.
    ///
    /// - Throws: if the repository cannot be read.
    func refreshApprovals() async throws(Diagnostic) {
        do throws(GitError) {
            if let mirror {
                tips[Self.approvals] = try await mirror.fetch([Self.approvals])[Self.approvals]
            } else {
                tips[Self.approvals] = try await localTip(of: Self.approvals)
            }
        } catch {
            throw Diagnostic(error)
        }
    }

    /// The tip of a branch; `nil` if it is not there.
    func tip(of branch: String) -> ObjectID? { tips[branch] }

    /// What tells one state of the watched and the approvals branch from another.
    func fingerprint() -> [ObjectID?] { [tips[watched], tips[Self.approvals]] }

    /// Commits files on top of what a branch was when it was last looked at, and pushes it, fast-forward only.
    func commit(
        _ changes: [String: [UInt8]?], message: String, author: Signature, to branch: String, onto parent: ObjectID?
    ) async throws(Diagnostic) -> ObjectID {
        guard let mirror else { throw Diagnostic(.repositoryUnreadable, "this repository is only read") }
        do throws(GitError) {
            let commit = try await repository.writeCommit(
                parent: parent, changing: changes, message: message, author: author)
            try await mirror.push(commit.id, to: branch, expecting: parent)
            tips[branch] = commit.id
            return commit.id
        } catch {
            throw Diagnostic(error)
        }
    }

    private func localTip(of branch: String) async throws(GitError) -> ObjectID? {
        // In a clone, what was fetched is newer than a branch that someone once made of it.
        if let tip = try await repository.tip(of: "refs/remotes/origin/\(branch)") { return tip }
        return try await repository.tip(of: "refs/heads/\(branch)")
    }
}
