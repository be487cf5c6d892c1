extension RemoteJob {
    /// Brings the present ones of `branches` here and answers their tips, and those of others, which stay where they are.
    ///
    /// libgit2's own fetch returns success, and leaves the old tracking reference in place, when the branch or
    /// everything is gone from the remote. So the remote's advertisement decides here, and each reference is set
    /// only once its commit is in the mirror.
    func fetch(
        _ branches: [String], noting others: [String], into mirror: borrowing OpenRepository
    ) throws(GitError) -> FetchedTips {
        for branch in branches { try OpenRepository.requireValid(ReferenceName(branch: branch).text) }

        let session = try session(mirror)
        try session.connect(.fetch)
        let advertised = try session.advertisedBranches()
        try removeStale(in: mirror, advertised: advertised)
        func tips(of branches: [String]) -> [String: ObjectID] {
            Dictionary(
                branches.compactMap { branch in advertised[ReferenceName(branch: branch)].map { (branch, $0) } },
                uniquingKeysWith: { first, _ in first })
        }
        let wanted = tips(of: branches)
        if try !isUpToDate(mirror, wanted) {
            try session.download(
                wanted.keys.sorted().map { "+\(ReferenceName(branch: $0).text):\(Mirror.tracking + $0)" })
        }
        for (branch, id) in wanted {
            do throws(GitError) {
                _ = try mirror.commit(id)
            } catch  where error.code == .notFound {
                throw GitError(
                    .corrupt, "the remote says that \(branch) is at \(id), and did not send it", operation: "fetch")
            }
            try mirror.set(Mirror.tracking + branch, to: id)
        }
        return FetchedTips(here: wanted, noted: tips(of: others))
    }

    // A tracking reference is set only after the whole pack is in, so one that is at the tip vouches for all
    // that the tip needs.
    private func isUpToDate(
        _ mirror: borrowing OpenRepository, _ wanted: [String: ObjectID]
    ) throws(GitError) -> Bool {
        for (name, id) in wanted {
            guard try mirror.target(of: Mirror.tracking + name) == id else { return false }
        }
        return true
    }

    private func removeStale(
        in mirror: borrowing OpenRepository, advertised: [ReferenceName: ObjectID]
    ) throws(GitError) {
        for name in try mirror.referenceNames(below: Mirror.tracking) {
            let branch = String(name.dropFirst(Mirror.tracking.count))
            if advertised[ReferenceName(branch: branch)] == nil { try mirror.remove(name) }
        }
    }
}
