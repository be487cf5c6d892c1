/// One fetch or push, as the worker process does it.
struct RemoteJob {
    /// Where a commit is named while it is pushed: libgit2 pushes references, not commits.
    static let pushReferences = "refs/reeve/push/"

    let request: WorkerRequest

    func run(in mirror: borrowing OpenRepository) throws(GitError) -> WorkerAnswer {
        switch request.job {
        case .fetch(let branches, let others):
            let tips = try fetch(branches, noting: others, into: mirror)
            return .fetched(tips, isUntidy: MirrorTidying.isDue(in: request.directory))
        case .tidy:
            try MirrorTidying.tidy(mirror, at: request.directory)
            return .tidied
        case .push(let commit, let branch, let expected):
            let name = "refs/heads/" + branch
            try OpenRepository.requireValid(name)
            try requireDescent(of: commit, from: expected, in: mirror)
            if case .path(let path) = request.remote {
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
        if case .path(let path) = request.remote { try OpenRepository(at: path).requireFullHistory() }
        return try RemoteSession(
            address: request.remote.description, connection: try connection(), maxBytes: request.maxFetchBytes,
            in: mirror)
    }

    private func connection() throws(GitError) -> (any RemoteConnection)? {
        let access = request.access
        switch request.remote {
        case .path: return nil
        case .url(let url):
            return try HTTPConnection(
                .init(
                    url: url, credentials: access.credentials, caFile: access.caFile, proxy: access.proxy,
                    stall: request.stall, maxBytes: request.maxFetchBytes))
        case .ssh(let location):
            return SSHConnection(
                location, access.ssh, stall: request.stall, maxBytes: request.maxFetchBytes,
                home: request.directory + "/home")
        }
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
