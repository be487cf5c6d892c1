/// A push to a repository on this machine.
///
/// libgit2's own local push checks neither descent nor the old tip. So: objects first, then the reference moved
/// by compare-and-set under the lock that `git` itself takes.
struct LocalPush {
    let remotePath: String

    func push(
        _ commit: ObjectID, to name: String, expecting expected: ObjectID?, from mirror: borrowing OpenRepository
    ) throws(GitError) {
        let remote = try OpenRepository(at: remotePath)
        try requireNotCheckedOut(name, in: remote)
        let current = try remote.target(of: name)
        guard current == expected else {
            throw GitError(
                .nonFastForward,
                "\(name) of '\(remotePath)' is at \(current?.hex ?? "nothing"), not at \(expected?.hex ?? "nothing"), "
                    + "as expected", operation: "push")
        }
        guard current != commit else { return }
        var tips: [ObjectID] = []
        for name in try remote.referenceNames(below: "refs/heads/") {
            if let tip = try remote.target(of: name) { tips.append(tip) }
        }
        try mirror.copy(commit, to: remote, having: tips)
        try remote.move(name, to: commit, expecting: expected)
        // Not compared with the tip now: under the lock it was ours, and who moved it on had to see it first.
    }

    // As receive-pack refuses it by default: the work tree would then seem to have been changed by hand.
    private func requireNotCheckedOut(_ name: String, in remote: borrowing OpenRepository) throws(GitError) {
        guard try remote.checkedOutBranch() == name else { return }
        throw GitError(
            .pushRefused, "\(name) is checked out in the work tree of '\(remotePath)'; push to a bare repository",
            operation: "push")
    }
}
