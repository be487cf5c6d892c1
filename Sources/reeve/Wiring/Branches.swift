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
    /// When somebody looked who begins a pass if there is something new; no pass has used it yet.
    private var lookedAt: ContinuousClock.Instant?
    /// Is told of each fetch and push, and how it failed.
    private let observe: @Sendable (RemoteCall, GitError.Code?) -> Void

    /// What a remote was asked for.
    enum RemoteCall: String, Sendable, CaseIterable {
        case fetch
        case push
    }

    /// How long a look serves the pass that it brings.
    private let handover: Duration

    /// A remote, mirrored.
    init(
        mirroring mirror: Git.Mirror, watched: String, handover: Duration = .seconds(1),
        observe: @escaping @Sendable (RemoteCall, GitError.Code?) -> Void = { _, _ in }
    ) {
        self.mirror = mirror
        self.handover = handover
        self.observe = observe
        self.watched = watched
        repository = mirror.repository
    }

    /// A repository on this machine, which is only read.
    init(reading repository: Repository, watched: String) {
        mirror = nil
        handover = .zero
        observe = { _, _ in }
        self.watched = watched
        self.repository = repository
    }

    /// Looks again.
    ///
    /// - Throws: if the repository cannot be read.
    func refresh() async throws(Diagnostic) {
        do throws(GitError) {
            if let mirror {
                tips = try await fetch([watched, Self.status, Self.approvals], mirror)
            } else {
                tips[watched] = try await repository.tip(of: watched)
                for branch in [Self.status, Self.approvals] { tips[branch] = try await localTip(of: branch) }
            }
        } catch {
            throw Diagnostic(error)
        }
    }

    /// Looks again, and lets a pass that begins at once go by it: the same question again would only take time.
    ///
    /// - Throws: if the repository cannot be read.
    func look() async throws(Diagnostic) {
        try await refresh()
        lookedAt = .now
    }

    /// What a pass begins with: what was looked at just now, or a look of its own.
    ///
    /// - Throws: if the repository cannot be read.
    func refreshForPass() async throws(Diagnostic) {
        let last = lookedAt
        lookedAt = nil
        if let last, last.duration(to: .now) < handover { return }
        try await refresh()
    }

    /// Looks again at the approvals alone: what a pass has read of the rest stays as of one moment.
    ///
    /// - Throws: if the repository cannot be read.
    func refreshApprovals() async throws(Diagnostic) {
        do throws(GitError) {
            if let mirror {
                tips[Self.approvals] = try await fetch([Self.approvals], mirror)[Self.approvals]
            } else {
                tips[Self.approvals] = try await localTip(of: Self.approvals)
            }
        } catch {
            throw Diagnostic(error)
        }
    }

    /// How long tidying may take, if it is due; `nil` if it is not.
    nonisolated var tidyingDue: Duration? { mirror?.needsTidying == true ? Git.Mirror.tidyingDeadline : nil }

    /// Tidies the mirror.
    nonisolated func tidy() async { await mirror?.tidy() }

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
            do throws(GitError) {
                try await mirror.push(commit.id, to: branch, expecting: parent)
                observe(.push, nil)
            } catch {
                observe(.push, error.code)
                throw error
            }
            tips[branch] = commit.id
            return commit.id
        } catch {
            throw Diagnostic(error)
        }
    }

    private func fetch(_ branches: [String], _ mirror: Git.Mirror) async throws(GitError) -> [String: ObjectID] {
        do throws(GitError) {
            let tips = try await mirror.fetch(branches)
            observe(.fetch, nil)
            return tips
        } catch {
            observe(.fetch, error.code)
            throw error
        }
    }

    private func localTip(of branch: String) async throws(GitError) -> ObjectID? {
        // In a clone, what was fetched is newer than a branch that someone once made of it.
        if let tip = try await repository.tip(of: "refs/remotes/origin/\(branch)") { return tip }
        return try await repository.tip(of: "refs/heads/\(branch)")
    }
}
