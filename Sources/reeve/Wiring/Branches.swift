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
    /// Where the approvals branch is read: anybody may push there, and nothing of it comes among what is pushed.
    nonisolated let approvalsRepository: Repository
    private let mirror: Git.Mirror?
    private let approvalsMirror: Git.Mirror?
    private var tips: [String: ObjectID] = [:]
    /// Where the approvals branch is of which nothing can be read, and why.
    private var unreadApprovals: (tip: ObjectID?, problem: Diagnostic)?
    /// Where the branches were that the last pass began with.
    private var passed: [ObjectID?] = []
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
        let apart = mirror.beside("approvals", limits: .approvals(within: mirror.limits.deadline))
        approvalsMirror = apart
        approvalsRepository = apart.repository
    }

    /// A repository on this machine, which is only read.
    init(reading repository: Repository, watched: String) {
        mirror = nil
        approvalsMirror = nil
        handover = .zero
        observe = { _, _ in }
        self.watched = watched
        self.repository = repository
        approvalsRepository = repository
    }

    /// Looks again. What cannot be read of the approvals branch, to which anybody may push, is noted and fails nothing.
    ///
    /// - Throws: if the repository cannot be read.
    func refresh() async throws(Diagnostic) {
        do throws(GitError) {
            guard let mirror else {
                tips[watched] = try await repository.tip(of: watched)
                for branch in [Self.status, Self.approvals] { tips[branch] = try await localTip(of: branch) }
                return
            }
            let fetched: FetchedTips
            do throws(GitError) {
                fetched = try await noting(.fetch) { () async throws(GitError) in
                    try await mirror.fetch([watched, Self.status], noting: [Self.approvals])
                }
            } catch {
                if tips.isEmpty { await recall(mirror) }
                throw error
            }
            for branch in [watched, Self.status] { tips[branch] = fetched.here[branch] }
            await fetchApprovals(at: fetched.noted[Self.approvals])
        } catch {
            throw Diagnostic(error)
        }
    }

    /// What an earlier process saw last, as long as nobody can be asked: enough to say what differs.
    private func recall(_ mirror: Git.Mirror) async {
        guard await mirror.isOfRemote else { return }
        let places = [(watched, repository), (Self.status, repository), (Self.approvals, approvalsRepository)]
        for (branch, place) in places {
            if let tip = try? await place.tip(of: "refs/remotes/origin/\(branch)") { tips[branch] = tip }
        }
    }

    /// - Parameter tip: where the branch is; `nil` if it is not there.
    private func fetchApprovals(at tip: ObjectID?) async {
        guard let tip, let approvalsMirror else {
            (tips[Self.approvals], unreadApprovals) = (nil, nil)
            return
        }
        if tip == tips[Self.approvals] { return unreadApprovals = nil }
        if let unread = unreadApprovals, unread.tip == tip { return }
        do throws(GitError) {
            tips[Self.approvals] = try await noting(.fetch) { () async throws(GitError) in
                try await approvalsMirror.fetch([Self.approvals])[Self.approvals]
            }
            unreadApprovals = nil
        } catch {
            tips[Self.approvals] = nil
            unreadApprovals = (error.code.stays ? tip : nil, Diagnostic(unreadable: Self.approvals, error))
        }
    }

    /// Why none of the approvals branch can be read, as it was last looked at; `nil` if it can, or is not there.
    var approvalsProblem: Diagnostic? { unreadApprovals?.problem }

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
        if last.map({ $0.duration(to: .now) < handover }) != true { try await refresh() }
        passed = fingerprint
    }

    /// Looks again at the approvals alone: what a pass has read of the rest stays as of one moment.
    ///
    /// - Throws: if the repository cannot be read.
    func refreshApprovals() async throws(Diagnostic) {
        do throws(GitError) {
            guard let approvalsMirror else { return tips[Self.approvals] = try await localTip(of: Self.approvals) }
            do throws(GitError) {
                tips[Self.approvals] = try await noting(.fetch) { () async throws(GitError) in
                    try await approvalsMirror.fetch([Self.approvals])[Self.approvals]
                }
                unreadApprovals = nil
            } catch  where error.code.stays {
                tips[Self.approvals] = nil
                unreadApprovals = (nil, Diagnostic(unreadable: Self.approvals, error))
            }
        } catch {
            throw Diagnostic(error)
        }
    }

    /// Whether the watched or the approvals branch is elsewhere than the last pass found it, as they were last looked at:
    /// the pass may have looked again itself.
    func hasMoved() -> Bool { fingerprint != passed }

    private var fingerprint: [ObjectID?] {
        [tips[watched], tips[Self.approvals] ?? unreadApprovals?.tip]
    }

    /// Lets the next fetch or push get its credentials anew.
    nonisolated func forgetCredentials() async { await mirror?.forgetCredentials() }

    /// How long tidying may take, if it is due; `nil` if it is not.
    nonisolated var tidyingDue: Duration? { mirror?.needsTidying == true ? Git.Mirror.tidyingDeadline : nil }

    /// Tidies the mirror.
    nonisolated func tidy() async { await mirror?.tidy() }

    /// The tip of a branch; `nil` if it is not there.
    func tip(of branch: String) -> ObjectID? { tips[branch] }

    /// Commits files on top of what a branch was when it was last looked at, and pushes it, fast-forward only. A push whose
    /// answer was lost is one that went through, if the branch has the commit.
    func commit(
        _ changes: [String: [UInt8]?], message: String, author: Signature, to branch: String, onto parent: ObjectID?
    ) async throws(Diagnostic) -> ObjectID {
        let isApproval = branch == Self.approvals
        guard let mirror = isApproval ? approvalsMirror : mirror else {
            throw Diagnostic(.repositoryUnreadable, "this repository is only read")
        }
        do throws(GitError) {
            // The first approval: the mirror for them is not there yet.
            if isApproval, parent == nil { _ = try await mirror.fetch([branch]) }
            let commit = try await mirror.repository.writeCommit(
                parent: parent, changing: changes, message: message, author: author)
            do throws(GitError) {
                try await noting(.push) { () async throws(GitError) in
                    try await mirror.push(commit.id, to: branch, expecting: parent)
                }
            } catch {
                guard error.code.leavesOpen, await hasTaken(commit.id, branch, mirror) else { throw error }
            }
            tips[branch] = commit.id
            return commit.id
        } catch {
            throw Diagnostic(error)
        }
    }

    /// Whether a branch of the remote has a commit.
    private func hasTaken(_ commit: ObjectID, _ branch: String, _ mirror: Git.Mirror) async -> Bool {
        guard let tip = try? await mirror.fetch([branch])[branch] else { return false }
        return (try? await mirror.repository.isAncestor(commit, of: tip)) == true
    }

    private func noting<Value: Sendable>(
        _ call: RemoteCall, _ body: () async throws(GitError) -> Value
    ) async throws(GitError) -> Value {
        do throws(GitError) {
            let value = try await body()
            observe(call, nil)
            return value
        } catch {
            observe(call, error.code)
            throw error
        }
    }

    private func localTip(of branch: String) async throws(GitError) -> ObjectID? {
        // In a clone, what was fetched is newer than a branch that someone once made of it.
        if let tip = try await repository.tip(of: "refs/remotes/origin/\(branch)") { return tip }
        return try await repository.tip(of: "refs/heads/\(branch)")
    }
}

extension GitLimits {
    /// For the branch to which anybody may push: an approval is some hundred bytes.
    fileprivate static func approvals(within deadline: Duration) -> GitLimits {
        var limits = GitLimits()
        limits.deadline = deadline
        limits.memoryBytes = 256 << 20
        limits.maxFetchBytes = 16 << 20
        return limits
    }
}

extension GitError.Code {
    /// Whether it is for what stands on a branch. What is wrong with the way to it may pass.
    fileprivate var stays: Bool {
        switch self {
        case .corrupt, .limitExceeded, .local, .workerDied, .unsupported: true
        default: false
        }
    }

    /// Whether a push that failed so may have gone through.
    fileprivate var leavesOpen: Bool {
        switch self {
        case .remoteUnreachable, .timedOut, .workerDied, .nonFastForward, .local, .limitExceeded: true
        default: false
        }
    }
}
