/// A bare mirror, in a folder of ours, of one remote.
///
/// Everything that touches the remote runs in a process of its own, which is killed when the deadline passes:
/// libgit2 has no timeouts. Of several processes in the same folder, one works at a time.
public struct Mirror: Sendable {
    /// Where remote-tracking references stand in the mirror.
    static let tracking = "refs/remotes/origin/"

    private let directory: String
    private let remote: RemoteAddress
    private let access: RemoteAccess
    private let credentials: CredentialsCache
    private let worker: WorkerProcess
    /// What a fetch or push may cost.
    public let limits: GitLimits
    private let tidiesItself: Bool
    private let condition = MirrorCondition()

    /// - Parameters:
    ///   - directory: The absolute path of the bare repository. The first fetch makes it.
    ///   - access: How the remote is reached. The default is as this machine reaches it, with what stood in the
    ///     address.
    ///   - worker: How to start the process that talks to the remote.
    ///   - tidiesItself: Whether a fetch tidies a mirror that is in many pieces. If not, ``tidy()`` does.
    public init(
        directory: String, remote: RemoteAddress, access: RemoteAccess = RemoteAccess(), worker: WorkerCommand,
        limits: GitLimits = GitLimits(), tidiesItself: Bool = true
    ) {
        self.tidiesItself = tidiesItself
        self.directory = directory
        self.remote = remote
        self.access = access
        credentials = CredentialsCache(
            access.credentials ?? remote.credentials.map { .given($0) }, for: remote, learn: access.learn)
        self.worker = WorkerProcess(command: worker, home: directory + "/home", deadline: limits.deadline)
        self.limits = limits
    }

    /// The mirror itself, for reading and for writing commits. It is there after the first fetch.
    public var repository: Repository { Repository(path: directory, condition: condition) }

    /// Brings the tips of `branches` and their history here.
    ///
    /// - Returns: The tips of those branches that the remote has. One that is absent is absent from the result.
    /// - Throws: If the remote could not be read, whatever the reason: unreadable is never empty.
    public func fetch(_ branches: [String]) async throws(GitError) -> [String: ObjectID] {
        try await fetch(branches, noting: []).here
    }

    /// Brings the tips of `branches` and their history here, and says where other branches are.
    ///
    /// A branch that was rewritten is followed. Tracking references of branches that the remote has no more are
    /// removed. A mirror that is damaged is made anew.
    /// - Throws: If the remote could not be read, whatever the reason: unreadable is never empty.
    public func fetch(_ branches: [String], noting others: [String]) async throws(GitError) -> FetchedTips {
        let job = WorkerRequest.Job.fetch(branches: branches, noting: others)
        if condition.takeDamage() { return try await fetchAnew(job) }
        do throws(GitError) {
            return try await fetch(job, anew: false)
        } catch  where error.code == .corrupt {
            condition.noteDamage()
            guard condition.takeDamage() else { throw error }
            return try await fetchAnew(job)
        }
    }

    /// A mirror of the same remote in a folder beside this one's, for what is not to come among what stands here.
    public func beside(_ name: String, limits: GitLimits) -> Mirror {
        Mirror(directory: "\(directory).\(name)", like: self, limits: limits)
    }

    private init(directory: String, like other: Mirror, limits: GitLimits) {
        tidiesItself = true
        self.directory = directory
        remote = other.remote
        access = other.access
        credentials = other.credentials
        worker = WorkerProcess(command: other.worker.command, home: directory + "/home", deadline: limits.deadline)
        self.limits = limits
    }

    private func fetchAnew(_ job: WorkerRequest.Job) async throws(GitError) -> FetchedTips {
        do throws(GitError) {
            return try await fetch(job, anew: true)
        } catch {
            // What the remote itself sends may look like damage: that is not fetched whole again each time.
            if error.code == .corrupt { condition.noteDamage() } else { condition.noteUnrepaired() }
            throw error
        }
    }

    private func fetch(_ job: WorkerRequest.Job, anew: Bool) async throws(GitError) -> FetchedTips {
        guard case .fetched(let tips, let isUntidy) = try await perform(job, anew: anew) else {
            throw Self.unexpectedAnswer
        }
        condition.note(isUntidy: isUntidy)
        if tidiesItself { await tidy() }
        return tips
    }

    /// Whether what it holds was fetched from this remote, as far as is noted there.
    public var isOfRemote: Bool {
        get async {
            let (remote, directory) = (remote.location, directory)
            return (try? await GitThreads.run { MirrorOrigin.isNoted(remote, in: directory) }) ?? false
        }
    }

    /// Lets the next fetch or push get its credentials anew.
    public func forgetCredentials() async { await credentials.forget() }

    /// Whether it is in many pieces, as the last fetch saw it, and was not tidied within the hour.
    public var needsTidying: Bool { condition.needsTidying }

    /// Tidies it if that is needed. Of a large repository it may take minutes, and nothing is fetched meanwhile.
    public func tidy() async {
        guard needsTidying else { return }
        condition.noteTidying()
        // It brings nothing that anybody waits for, and is done again if it fails.
        _ = try? await perform(.tidy, within: Self.tidyingDeadline)
    }

    /// Moves a branch of the remote forward to `commit`.
    ///
    /// - Parameter expected: Where the branch is now; nil: it is not there yet.
    /// - Throws: `nonFastForward` if the branch is elsewhere, was moved meanwhile, or `commit` does not descend
    ///   from it; `pushRefused` with the words of the server. Only the latter says that nothing has happened;
    ///   after any other error fetch, and look.
    public func push(
        _ commit: ObjectID, to branch: String, expecting expected: ObjectID?
    ) async throws(GitError) {
        switch try await perform(.push(commit: commit, branch: branch, expected: expected)) {
        case .pushed: return
        default: throw Self.unexpectedAnswer
        }
    }

    /// How long ``tidy()`` takes at the most.
    public static let tidyingDeadline: Duration = .seconds(600)

    private func perform(
        _ job: WorkerRequest.Job, anew: Bool = false, within deadline: Duration? = nil
    ) async throws(GitError) -> WorkerAnswer {
        let known = try await credentials.credentials()
        let request = WorkerRequest(
            parent: WorkerProcess.ownIdentifier, directory: directory, remote: remote.location,
            access: .init(
                username: known?.username, password: known?.password, caFile: access.caFile, proxy: access.proxy,
                ssh: access.ssh),
            anew: anew, memoryBytes: limits.memoryBytes, maxFetchBytes: limits.maxFetchBytes, stall: limits.stall,
            job: job)
        let answer = try await worker.perform(request, on: remote.description, within: deadline)
        guard case .failed(let error) = answer else { return answer }
        if error.code == .authenticationFailed { await credentials.wereRefused() }
        throw error
    }

    private static var unexpectedAnswer: GitError {
        GitError(.workerDied, "the worker process answered another question", operation: "git-worker")
    }
}
