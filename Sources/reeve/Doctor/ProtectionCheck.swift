import FoundationEssentials
import Git
import Planning

/// Whether others than the daemon write to the status branch, as far as its own credentials can show it: who made the
/// newest commits, and whether a push takes none at all.
struct ProtectionCheck: Sendable {
    let branches: Branches
    let repository: RepositorySettings

    private static let subject = "git protect"
    private static let hint = "protect \(Branches.status) so that only the daemon pushes there"
    /// How many commits are looked at, the newest.
    private static let limit = 1000

    /// - Returns: `nil` if the branch is not there.
    func run() async -> Finding? {
        guard let tip = await branches.tip(of: Branches.status) else { return nil }
        do throws(GitError) {
            let history = try await branches.repository.history(from: tip, limit: Self.limit, paths: ["README.md"])
            let others = history.map(\.commit).filter { !GitStatusStore.isOwn($0) }
            if let newest = others.first {
                return warning(
                    "Reeve did not make \(others.count) of its last \(history.count) commits; "
                        + "the newest is \(String(newest.id.hex.prefix(7))) by \(newest.committer.name)")
            }
            if await takesAnyone(tip) { return warning("the server takes a push without credentials") }
            return Finding(Self.subject, .ok, "\(Branches.status): its last \(history.count) commits are Reeve's")
        } catch {
            return Finding(Self.subject, .unknown, "\(Branches.status): \(error.message)")
        }
    }

    private func warning(_ what: String) -> Finding {
        Finding(Self.subject, .warning, "\(Branches.status): \(what)", hint: Self.hint)
    }

    /// Whether a server takes a push from whoever asks: one that moves the branch to where it is.
    private func takesAnyone(_ tip: ObjectID) async -> Bool {
        guard let anonymous = repository.anonymous else { return false }
        do throws(GitError) {
            try await anonymous.push(tip, to: Branches.status, expecting: tip)
            return true
        } catch {
            // Whoever is told that it has moved was let in.
            return error.code == .nonFastForward
        }
    }
}
