import AWS
import ArgumentParser
import Dashboard
import Planning
import Providers
import ServiceLifecycle

struct DaemonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daemon", abstract: "Keep the organization as the watched branch says, until stopped.")

    @OptionGroup var options: PassOptions

    @Option(
        help: "The time between two looks at the repository. (default: 30s)", transform: DurationArgument.timing.parse)
    var poll = Duration.seconds(30)

    @Option(
        help: "The time between two observations of the whole organization. (default: 10m)",
        transform: DurationArgument.timing.parse)
    var resync = Duration.seconds(600)

    @Option(
        help: "How long to wait before looking again at what AWS works on. (default: 10s)",
        transform: DurationArgument.timing.parse)
    var completionInterval = Duration.seconds(10)

    @OptionGroup var port: DashboardOptions

    @OptionGroup var log: LogOptions

    @Option(help: "How the passes are told of: for people, or an event a line.")
    var format = EventPrinter.Format.text

    func run() async throws {
        let logger = log.logger()
        let printer = EventPrinter(format: format)
        let shutdown = Shutdown(deadline: options.shutdownDeadline)
        let services: [any Service]
        let client: AWSClient
        do throws(Diagnostic) {
            client = try AWSAccess.client(logger: logger)
            let provider = OrganizationsProvider(client: client)
            let vitals = Vitals(
                gitDeadline: options.repository.gitDeadline, operations: { provider.operations },
                lastAnswer: { provider.lastAnswer })
            let branches = try options.repository.mirror(
                watching: options.branch, observe: { vitals.called($0, failure: $1) })
            let pass = options.makePass(
                branches: branches, provider: provider, resync: resync,
                report: { event in
                    vitals.heartbeat.sign()
                    printer.print(event)
                })
            let daemon = Daemon(
                pass: pass, branches: branches,
                timing: .init(
                    poll: poll, resync: resync, completion: completionInterval),
                logger: logger, shutdown: shutdown, finishedPass: { vitals.passEnded($0) },
                begins: { vitals.begins($0) })
            services = try port.services(with: daemon, vitals, logger: logger)
        } catch {
            throw Console.failure(error)
        }
        let group = ServiceGroup(configuration: .init(services: services.map { .init(service: $0) }, logger: logger))
        StopSignals.watch(deadline: shutdown.deadline) { signal in
            shutdown.begin()
            Task { await group.triggerGracefulShutdown() }
            Task { printer.stopping(by: signal) }
        } last: {
        }
        ReloadSignal.watch { Task { await client.reloadCredentials() } }
        do {
            try await group.run()
        } catch let error as DashboardError {
            throw Console.failure(Diagnostic(error))
        }
    }
}
