extension RemoteJob {
    /// Pushes over the network.
    ///
    /// The update sent to the server names the old tip as `expected`, which the server compares under its own
    /// lock: that is the compare-and-set. libgit2 returns success also when a hook or a protected branch refuses;
    /// only the reference's own answer tells. In the end the tip is read again.
    func push(
        _ commit: ObjectID, to name: String, expecting expected: ObjectID?, from mirror: borrowing OpenRepository
    ) throws(GitError) {
        let session = try session(mirror)
        try session.connect(.push)
        let current = try session.advertisedBranches()[ReferenceName(name)]
        guard current == expected else { throw moved(name, to: current, expecting: expected) }
        guard current != commit else { return }

        let source = Self.pushReferences + commit.hex
        try mirror.set(source, to: commit)
        let answer: String?
        do throws(GitError) {
            answer = try session.upload(source, to: name, expecting: expected)
        } catch {
            try mirror.remove(source)
            throw error
        }
        try mirror.remove(source)

        let tip = try tip(of: name, mirror)
        if let answer {
            // A server says little about a lost race; that the branch has moved says it all.
            guard tip == expected else { throw moved(name, to: tip, expecting: expected) }
            throw GitError(.pushRefused, "the remote refused \(name): \(answer)", operation: "git_remote_upload")
        }
        guard tip == commit else {
            throw GitError(
                .nonFastForward, "the remote took the push, but \(name) is at \(tip?.hex ?? "nothing") by now",
                operation: "git_remote_ls")
        }
    }

    private func tip(of name: String, _ mirror: borrowing OpenRepository) throws(GitError) -> ObjectID? {
        let session = try session(mirror)
        try session.connect(.fetch)
        return try session.advertisedBranches()[ReferenceName(name)]
    }

    private func moved(_ name: String, to tip: ObjectID?, expecting expected: ObjectID?) -> GitError {
        GitError(
            .nonFastForward,
            "\(name) of the remote is at \(tip?.hex ?? "nothing"), not at \(expected?.hex ?? "nothing"), as expected",
            operation: "push")
    }
}
