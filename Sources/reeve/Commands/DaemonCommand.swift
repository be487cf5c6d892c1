import AWS
import ArgumentParser
import Dashboard
import Git
import Logging
import Planning
import Providers
import ServiceLifecycle

struct DaemonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daemon", abstract: "Keep the organization as the watched branch says, until stopped.")

    @OptionGroup var options: DaemonOptions

    @Option(help: "How the passes are told of: for people, or an event a line.")
    var format = EventPrinter.Format.text

    func run() async throws {
        FreeMemory.shareHeaps()
        let printer = EventPrinter(format: format)
        let logger: Logger
        let shutdown: Shutdown
        let services: [any Service]
        let client: AWSClient
        let branches: Branches
        do throws(Diagnostic) {
            let settings = try options.passes.resolved()
            logger = try options.log.logger(settings.configuration)
            shutdown = Shutdown(deadline: settings.shutdownDeadline)
            client = try AWSAccess.client(logger: logger)
            let vitals = Vitals(
                gitDeadline: settings.repository.limits.deadline, longestSilence: client.longestSilence,
                operations: { [client] in client.operations }, lastAnswer: { [client] in client.lastAnswer })
            branches = settings.repository.mirror(
                watching: settings.branch, tidiesItself: false, observe: { vitals.called($0, failure: $1) })
            services = try self.services(settings, client, branches, vitals, printer, shutdown, logger: logger)
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
        ReloadSignal.watch {
            Task {
                await branches.forgetCredentials()
                await client.reloadCredentials()
            }
        }
        do {
            try await group.run()
        } catch let error as DashboardError {
            throw Console.failure(Diagnostic(error))
        }
    }

    private func services(
        _ settings: PassSettings, _ client: AWSClient, _ branches: Branches, _ vitals: Vitals,
        _ printer: EventPrinter, _ shutdown: Shutdown, logger: Logger
    ) throws(Diagnostic) -> [any Service] {
        let configuration = settings.configuration
        let timing = try options.timing(configuration)
        let provider = OrganizationsProvider(client: client)
        let pass = settings.makePass(
            branches: branches, provider: provider, resync: timing.resync,
            report: { event in
                vitals.heartbeat.sign()
                printer.print(event)
            })
        let daemon = Daemon(
            pass: pass, branches: branches, timing: timing, logger: logger, shutdown: shutdown,
            finishedPass: { result in
                vitals.passEnded(result)
                FreeMemory.giveBack()
            }, begins: { vitals.begins($0) })
        return try options.port.services(with: daemon, vitals, configuration, logger: logger)
    }
}
