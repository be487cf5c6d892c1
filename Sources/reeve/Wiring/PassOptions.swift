import ArgumentParser
import FoundationEssentials
import Planning
import Reconciler

/// What a process that runs passes can be told.
struct PassOptions: ParsableArguments {
    @OptionGroup var repository: RepositoryOptions

    @Option(help: Settings.branch.key.help)
    var branch: String?

    @Option(name: .customLong("lease-ttl"), help: Settings.leaseTTL.key.help, transform: Settings.leaseTTL.parse)
    var leaseTTL: Duration?

    @Option(help: Settings.shutdownDeadline.key.help, transform: Settings.shutdownDeadline.parse)
    var shutdownDeadline: Duration?

    /// These options, with what the environment and the file say.
    func resolved() throws(Diagnostic) -> PassSettings {
        let repository = try repository.resolved()
        let configuration = repository.configuration
        return PassSettings(
            repository: repository, branch: try configuration.value(Settings.branch, branch),
            leaseTTL: try configuration.value(Settings.leaseTTL, leaseTTL),
            shutdownDeadline: try configuration.value(Settings.shutdownDeadline, shutdownDeadline))
    }
}

/// How passes run.
struct PassSettings: Sendable {
    var repository: RepositorySettings
    var branch: String
    var leaseTTL: Duration
    var shutdownDeadline: Duration

    var configuration: Configuration { repository.configuration }

    func makePass(
        branches: Branches, provider: any Provider, resync: Duration = Settings.resync.standard,
        report: @escaping @Sendable (PassEvent) -> Void
    ) -> Pass {
        Pass(
            source: GitSource(branches: branches), status: GitStatusStore(branches: branches),
            approvals: GitApprovals(branches: branches), provider: provider,
            lease: Lease(holder: UUID().uuidString, timeToLive: leaseTTL), report: report, resync: resync)
    }
}
