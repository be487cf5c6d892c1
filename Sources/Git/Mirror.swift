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
    private let limits: GitLimits

    /// - Parameters:
    ///   - directory: The absolute path of the bare repository. The first fetch makes it.
    ///   - access: How the remote is reached. The default is as this machine reaches it, with what stood in the
    ///     address.
    ///   - worker: How to start the process that talks to the remote.
    public init(
        directory: String, remote: RemoteAddress, access: RemoteAccess = RemoteAccess(), worker: WorkerCommand,
        limits: GitLimits = GitLimits()
    ) {
        self.directory = directory
        self.remote = remote
        self.access = access
        credentials = CredentialsCache(access.credentials ?? remote.credentials.map { .given($0) }, for: remote)
        self.worker = WorkerProcess(command: worker, home: directory + "/home", deadline: limits.deadline)
        self.limits = limits
    }

    /// The mirror itself, for reading and for writing commits. It is there after the first fetch.
    public var repository: Repository { Repository(path: directory) }

    /// Brings the tips of `branches` and their history here.
    ///
    /// A branch that was rewritten is followed. Tracking references of branches that the remote has no more are
    /// removed.
    /// - Returns: The tips of those branches that the remote has, each verified to be here. A branch that is
    ///   absent is absent from the result.
    /// - Throws: If the remote could not be read, whatever the reason: unreadable is never empty.
    public func fetch(_ branches: [String]) async throws(GitError) -> [String: ObjectID] {
        switch try await perform(.fetch(branches: branches)) {
        case .fetched(let tips): return tips
        default: throw Self.unexpectedAnswer
        }
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

    private func perform(_ job: WorkerRequest.Job) async throws(GitError) -> WorkerAnswer {
        let known = try await credentials.credentials()
        let request = WorkerRequest(
            parent: WorkerProcess.ownIdentifier, directory: directory, remote: remote.location,
            access: .init(
                username: known?.username, password: known?.password, caFile: access.caFile, proxy: access.proxy,
                ssh: access.ssh),
            memoryBytes: limits.memoryBytes, maxFetchBytes: limits.maxFetchBytes, stall: limits.stall, job: job)
        let answer = try await worker.perform(request, on: remote.description)
        guard case .failed(let error) = answer else { return answer }
        if error.code == .authenticationFailed { await credentials.wereRefused() }
        throw error
    }

    private static var unexpectedAnswer: GitError {
        GitError(.workerDied, "the worker process answered another question", operation: "git-worker")
    }
}
