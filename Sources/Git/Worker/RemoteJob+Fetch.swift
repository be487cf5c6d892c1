extension RemoteJob {
    /// Brings the present ones of `branches` here and answers their tips.
    ///
    /// libgit2's own fetch returns success, and leaves the old tracking reference in place, when the branch or
    /// everything is gone from the remote. So the remote's advertisement decides here, and each reference is set
    /// only once its commit is in the mirror.
    func fetch(_ branches: [String], into mirror: borrowing OpenRepository) throws(GitError) -> [String: ObjectID] {
        let names = Set(branches.map { "refs/heads/" + $0 })
        for name in names { try OpenRepository.requireValid(name) }

        let session = try session(mirror)
        try session.connect(.fetch)
        let advertised = try session.advertisedBranches()
        try removeStale(in: mirror, advertised: advertised)
        let wanted = advertised.filter { names.contains($0.key) }
        if try !isUpToDate(mirror, wanted) {
            try session.download(wanted.keys.sorted().map { "+\($0):\(Self.trackingName($0))" })
        }
        for (name, id) in wanted {
            do throws(GitError) {
                _ = try mirror.commit(id)
            } catch  where error.code == .notFound {
                throw GitError(
                    .corrupt, "the remote says that \(name) is at \(id), and did not send it", operation: "fetch")
            }
            try mirror.set(Self.trackingName(name), to: id)
        }
        return Dictionary(
            uniqueKeysWithValues: wanted.map { (String($0.key.dropFirst("refs/heads/".count)), $0.value) })
    }

    // A tracking reference is set only after the whole pack is in, so one that is at the tip vouches for all
    // that the tip needs.
    private func isUpToDate(
        _ mirror: borrowing OpenRepository, _ wanted: [String: ObjectID]
    ) throws(GitError) -> Bool {
        for (name, id) in wanted {
            guard try mirror.target(of: Self.trackingName(name)) == id else { return false }
        }
        return true
    }

    private func removeStale(
        in mirror: borrowing OpenRepository, advertised: [String: ObjectID]
    ) throws(GitError) {
        let present = Set(advertised.keys.map(Self.trackingName))
        for name in try mirror.referenceNames(below: Mirror.tracking) where !present.contains(name) {
            try mirror.remove(name)
        }
    }

    private static func trackingName(_ name: String) -> String {
        Mirror.tracking + name.dropFirst("refs/heads/".count)
    }
}
