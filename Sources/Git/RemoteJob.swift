internal import CGit2

/// One fetch or push, as the worker process does it.
struct RemoteJob {
    /// Where a commit is named while it is pushed: libgit2 pushes references, not commits.
    static let pushReferences = "refs/reeve/push/"

    let request: WorkerRequest

    func run(in mirror: borrowing OpenRepository) throws(GitError) -> WorkerAnswer {
        if let caFile = request.caFile {
            _ = Libgit2.ready
            try Libgit2.check(reeve_git_set_ssl_cert_file(caFile), "git_libgit2_opts")
        }
        switch request.job {
        case .fetch(let branches):
            return .fetched(try fetch(branches, into: mirror))
        case .push(let commit, let branch, let expected):
            let name = "refs/heads/" + branch
            try OpenRepository.requireValid(name)
            try requireDescent(of: commit, from: expected, in: mirror)
            if let path = request.path {
                try LocalPush(remotePath: path).push(commit, to: name, expecting: expected, from: mirror)
            } else {
                try push(commit, to: name, expecting: expected, from: mirror)
            }
            // The push is done, whatever becomes of this; the next fetch sets it, too.
            try? mirror.set(Mirror.tracking + branch, to: commit)
            return .pushed
        }
    }

    func session(_ mirror: borrowing OpenRepository) throws(GitError) -> RemoteSession {
        // libgit2's local transport says "unsupported URL protocol" of a path at which there is no repository,
        // and "not found" of a shallow one.
        if let path = request.path { try OpenRepository(at: path).requireFullHistory() }
        var credentials: GitCredentials?
        if let username = request.username {
            credentials = GitCredentials(username: username, password: request.password ?? "")
        }
        return try RemoteSession(
            address: request.path ?? request.url ?? "", credentials: credentials, maxBytes: request.maxFetchBytes,
            in: mirror)
    }

    private func requireDescent(
        of commit: ObjectID, from expected: ObjectID?, in mirror: borrowing OpenRepository
    ) throws(GitError) {
        guard let expected else {
            _ = try mirror.commit(commit)
            return
        }
        guard try mirror.isAncestor(expected, of: commit) else {
            throw GitError(.nonFastForward, "\(commit) does not descend from \(expected)", operation: "push")
        }
    }
}
