import FoundationEssentials
import Git
import Planning

/// A repository, and how it is reached.
struct RepositorySettings: Sendable {
    /// What they were read from; it has more settings.
    var configuration: Configuration
    /// As it was given.
    var address: String
    var remote: RemoteAddress
    var access: RemoteAccess
    var dataDir: String?
    var limits: GitLimits

    /// The repository, mirrored, so that it can be written.
    ///
    /// - Parameters:
    ///   - tidiesItself: whether a fetch tidies the mirror. A loop does so between passes.
    ///   - observe: is told of each fetch and push, and how it failed.
    func mirror(
        watching branch: String, tidiesItself: Bool = true,
        observe: @escaping @Sendable (Branches.RemoteCall, GitError.Code?) -> Void = { _, _ in }
    ) -> Branches {
        Branches(mirroring: mirror(of: remote, access, tidiesItself: tidiesItself), watched: branch, observe: observe)
    }

    private func mirror(of remote: RemoteAddress, _ access: RemoteAccess, tidiesItself: Bool) -> Git.Mirror {
        Git.Mirror(
            directory: directory, remote: remote, access: access,
            worker: WorkerCommand(executable: Self.ownExecutable), limits: limits, tidiesItself: tidiesItself)
    }

    /// The mirror for whom nobody knows; `nil` if the remote is not one over HTTP, where credentials say who pushes.
    var anonymous: Git.Mirror? {
        guard remote.isHTTP, let remote = try? RemoteAddress(remote.description) else {
            return nil
        }
        var access = access
        access.credentials = nil
        return mirror(of: remote, access, tidiesItself: false)
    }

    /// The repository for reading: where it is, if it is on this machine; else a mirror.
    ///
    /// - Parameter revision: a branch, and for a repository on this machine any revision.
    func reading(_ revision: String?) async throws(Diagnostic) -> Branches {
        guard remote.isLocal, !address.contains("://") else {
            return mirror(watching: try configuration.value(Settings.branch, revision))
        }
        do throws(GitError) {
            let set = configuration.text(Settings.branch.key)?.value
            return Branches(reading: try await Repository.open(address), watched: revision ?? set ?? "HEAD")
        } catch {
            throw Diagnostic(error)
        }
    }

    /// One folder for each repository, below the user's cache.
    var directory: String {
        if let dataDir { return URL(fileURLWithPath: dataDir).path + "/mirror.git" }
        let environment = configuration.environment
        let cache = environment["XDG_CACHE_HOME"] ?? (environment["HOME"] ?? "/tmp") + "/.cache"
        return "\(cache)/reeve/\(Digest(of: remote.description.utf8).short).git"
    }

    /// This binary: the worker that fetches and pushes is another process of it.
    static let ownExecutable =
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
}
