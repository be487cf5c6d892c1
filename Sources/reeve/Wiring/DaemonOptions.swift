import ArgumentParser
import Planning

/// What a daemon can be told.
struct DaemonOptions: ParsableArguments {
    @OptionGroup var passes: PassOptions

    @Option(help: Settings.poll.key.help, transform: Settings.poll.parse)
    var poll: Duration?

    @Option(help: Settings.resync.key.help, transform: Settings.resync.parse)
    var resync: Duration?

    @Option(help: Settings.completionInterval.key.help, transform: Settings.completionInterval.parse)
    var completionInterval: Duration?

    @OptionGroup var port: DashboardOptions

    @OptionGroup var log: LogOptions

    func timing(_ configuration: Configuration) throws(Diagnostic) -> Daemon.Timing {
        Daemon.Timing(
            poll: try configuration.value(Settings.poll, poll),
            resync: try configuration.value(Settings.resync, resync),
            completion: try configuration.value(Settings.completionInterval, completionInterval) ?? .seconds(10))
    }
}
