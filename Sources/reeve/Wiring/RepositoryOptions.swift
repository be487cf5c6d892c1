import ArgumentParser
import FoundationEssentials
import Git
import Planning

/// Where the repository is, and how it is reached.
struct RepositoryOptions: ParsableArguments {
    @Option(help: "The repository: a path or a URL. Default: REEVE_REPO, or this folder.")
    var repo: String?

    @Option(help: "The folder in which the repository is mirrored.")
    var dataDir: String?

    @Option(
        help: "How long one fetch or push may take: a length of time, such as 500ms, 30s, 5m or 1h. (default: 1m)",
        transform: DurationArgument.timing.parse)
    var gitDeadline = Duration.seconds(60)

    @Option(
        help: "A fetch or push ends when less than 1,000 bytes a second come for so long. (default: 30s)",
        transform: DurationArgument.timing.parse)
    var gitStall = Duration.seconds(30)

    var address: String { repo ?? environment["REEVE_REPO"] ?? "." }

    private var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// The repository, mirrored, so that it can be written.
    ///
    /// - Parameter observe: is told of each fetch and push, and how it failed.
    func mirror(
        watching branch: String,
        observe: @escaping @Sendable (Branches.RemoteCall, GitError.Code?) -> Void = { _, _ in }
    ) throws(Diagnostic) -> Branches {
        let remote = try remote()
        var limits = GitLimits()
        limits.deadline = gitDeadline
        limits.stall.time = gitStall
        return Branches(
            mirroring: Git.Mirror(
                directory: directory(for: remote.description), remote: remote,
                access: try RepositoryAccess.access(to: remote, environment: environment),
                worker: WorkerCommand(executable: Self.ownExecutable), limits: limits), watched: branch,
            observe: observe)
    }

    /// The repository for reading: where it is, if it is on this machine; else a mirror.
    ///
    /// - Parameter revision: a branch, and for a repository on this machine any revision.
    func reading(_ revision: String?) async throws(Diagnostic) -> Branches {
        guard try remote().isLocal, !address.contains("://") else { return try mirror(watching: revision ?? "main") }
        do throws(GitError) {
            return Branches(reading: try await Repository.open(address), watched: revision ?? "HEAD")
        } catch {
            throw Diagnostic(error)
        }
    }

    private func remote() throws(Diagnostic) -> RemoteAddress {
        do throws(GitError) {
            return try RemoteAddress(address)
        } catch {
            throw Diagnostic(error)
        }
    }

    /// One folder for each repository, below the user's cache.
    private func directory(for remote: String) -> String {
        if let dataDir { return URL(fileURLWithPath: dataDir).path + "/mirror.git" }
        let cache = environment["XDG_CACHE_HOME"] ?? (environment["HOME"] ?? "/tmp") + "/.cache"
        return "\(cache)/reeve/\(Digest(of: remote.utf8).short).git"
    }

    /// This binary: the worker that fetches and pushes is another process of it.
    static let ownExecutable =
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
}
