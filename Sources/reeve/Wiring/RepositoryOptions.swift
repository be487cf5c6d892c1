import ArgumentParser
import FoundationEssentials
import Git
import Planning

/// Where the repository is, and how it is reached.
struct RepositoryOptions: ParsableArguments {
    @OptionGroup var configuration: ConfigurationOptions

    @Option(help: Settings.repo.key.help)
    var repo: String?

    @Option(help: Settings.dataDir.key.help)
    var dataDir: String?

    @Option(help: Settings.gitDeadline.key.help, transform: Settings.gitDeadline.parse)
    var gitDeadline: Duration?

    @Option(help: Settings.gitStall.key.help, transform: Settings.gitStall.parse)
    var gitStall: Duration?

    /// The repository, mirrored.
    ///
    /// - Parameter branch: what the command line says of the watched branch.
    func mirror(watching branch: String?) throws(Diagnostic) -> Branches {
        let settings = try resolved()
        return settings.mirror(watching: try settings.configuration.value(Settings.branch, branch))
    }

    /// These options, with what the environment and the file say.
    func resolved() throws(Diagnostic) -> RepositorySettings {
        let configuration = try configuration.load()
        let address = try configuration.value(Settings.repo, repo)
        let remote: RemoteAddress
        do throws(GitError) {
            remote = try RemoteAddress(address)
        } catch {
            throw Diagnostic(error)
        }
        var limits = GitLimits()
        limits.deadline = try configuration.value(Settings.gitDeadline, gitDeadline)
        limits.stall.time = try configuration.value(Settings.gitStall, gitStall)
        limits.maxFetchBytes = try configuration.value(Settings.gitFetchLimit).bytes
        limits.memoryBytes = try configuration.value(Settings.gitMemory).bytes
        return RepositorySettings(
            configuration: configuration, address: address, remote: remote,
            access: try RepositoryAccess.access(to: remote, configuration),
            dataDir: try configuration.value(Settings.dataDir, dataDir), limits: limits)
    }
}
