import ArgumentParser
import Logging
import Planning
import ServiceLifecycle
import UnixSignals

struct DaemonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daemon", abstract: "Keep the organization as the watched branch says, until stopped.")

    @OptionGroup var options: PassOptions

    @Option(help: "Seconds between two looks at the repository.")
    var poll = Seconds(30)

    @Option(help: "Seconds between two observations of the whole organization.")
    var resync = Seconds(600)

    @Option(help: "Seconds before looking again at what AWS works on.")
    var completionInterval = Seconds(10)

    func run() async throws {
        let logger = Logger(label: "reeve") { StreamLogHandler.standardError(label: $0) }
        let printer = EventPrinter(format: .text)
        let daemon: Daemon
        do throws(Diagnostic) {
            let branches = try options.repository.mirror(watching: options.branch)
            let pass = options.makePass(
                branches: branches, provider: try AWSAccess.provider(), resync: resync.duration,
                report: { printer.print($0) })
            daemon = Daemon(
                pass: pass, branches: branches,
                timing: .init(
                    poll: poll.duration, resync: resync.duration, completion: completionInterval.duration),
                logger: logger)
        } catch {
            throw Console.failure(error)
        }
        try await ServiceGroup(
            configuration: .init(
                services: [.init(service: daemon)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        ).run()
    }
}
