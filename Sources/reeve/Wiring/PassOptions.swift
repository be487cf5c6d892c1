import ArgumentParser
import FoundationEssentials
import Planning
import Reconciler

/// What a process that runs passes can be told.
struct PassOptions: ParsableArguments {
    @OptionGroup var repository: RepositoryOptions

    @Option(help: "The watched branch.")
    var branch = "main"

    @Option(
        name: .customLong("lease-ttl"),
        help: "How long the lease holds without renewal. (default: 1m)",
        transform: DurationArgument.timing.parse)
    var leaseTTL = Duration.seconds(60)

    @Option(
        help: "How long ending may take after SIGTERM or SIGINT; a second one ends it at once. (default: 20s)",
        transform: DurationArgument.timing.parse)
    var shutdownDeadline = Duration.seconds(20)

    func makePass(
        branches: Branches, provider: any Provider, resync: Duration = .seconds(600),
        report: @escaping @Sendable (PassEvent) -> Void
    ) -> Pass {
        Pass(
            source: GitSource(branches: branches), status: GitStatusStore(branches: branches),
            approvals: GitApprovals(branches: branches), provider: provider,
            lease: Lease(holder: UUID().uuidString, timeToLive: leaseTTL), report: report, resync: resync)
    }
}
