import ArgumentParser
import Logging
import Planning
import ServiceLifecycle
import Simulator
import UnixSignals

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "An AWS organization over HTTP, for tests and trials.")

    @Option(help: "The address to listen on. Whoever reaches it may do everything.")
    var host = "127.0.0.1"

    @Option(help: "The port; 0 takes a free one and prints it.")
    var port = 8099

    @Option(help: "A file that keeps the organization over a restart.")
    var state: String?

    @Option(help: "A file for one JSON line a request.")
    var log: String?

    @Flag(help: "Start before there is an organization.")
    var empty = false

    @Option(help: "Start with a generated organization of this many accounts.")
    var accounts: Int?

    @Option(help: "Generate this many organizational units.")
    var ous: Int?

    @Option(
        help: "How long an account takes to be made; 0 makes it at once.", transform: DurationArgument.simulated.parse)
    var createSeconds = Duration.zero

    @Option(
        help: "How long after that lists show it. (default: 1, or 0 if accounts are made at once)",
        transform: DurationArgument.simulated.parse)
    var listLagSeconds: Duration?

    @Option(help: "How long an account is PENDING_CLOSURE. (default: 5)", transform: DurationArgument.simulated.parse)
    var closeSeconds: Duration?

    @Option(help: "How long a new organization is not ready for accounts.", transform: DurationArgument.simulated.parse)
    var finalizingSeconds = Duration.zero

    @Option(help: "How many accounts the organization may have. (default: 20000)")
    var accountLimit: Int?

    @Option(help: "How many accounts may be in the making. (default: 5)")
    var createsAtOnce: Int?

    @Option(
        help: """
            How many requests are taken: 'off', 'aws', RATE[/BURST] for each API family, or a list of \
            NAME=RATE[/BURST], such as 'organizations-read=10/15,PutAccountName=1'.
            """)
    var throttle = "off"

    @Option(
        help: """
            What goes wrong: 'off', a share of the requests for all kinds together, or a list of KIND=SHARE, \
            such as 'error=0.1,lost=0.05'. The kinds are error, reset, half, slow, lost and concurrent.
            """)
    var faults = "off"

    @Option(help: "How late a slow answer is. (default: 2)", transform: DurationArgument.simulated.parse)
    var slowSeconds: Duration?

    @Option(help: "What generated names, identifiers and faults follow.")
    var seed: UInt64 = 1

    @Option(help: "The account ID of the management account.")
    var managementAccount = "123456789012"

    @Flag(name: .customLong("no-paths"), help: "Leave 'Paths' out, as AWS did before 2026.")
    var noPaths = false

    @Flag(help: "Print the operations that are served, and exit.")
    var operations = false

    func run() async throws {
        if operations {
            for operation in Simulator.operations { Console.out(operation) }
            return
        }
        let logger = Logger(label: "reeve.simulator") { label in
            var handler = StreamLogHandler.standardError(label: label)
            // One-time codes come as notices.
            handler.logLevel = .notice
            return handler
        }
        let simulator: Simulator
        do {
            simulator = try Simulator(configuration: try simulated(), logger: logger)
        } catch {
            throw Console.failure(.init(.badArgument, "the simulator cannot start: \(error)"))
        }
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: simulator)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        async let running: Void = group.run()
        let endpoint: SimulatorEndpoint
        do {
            endpoint = SimulatorEndpoint(host: host, port: try await simulator.port())
        } catch {
            throw Console.failure(.init(.badArgument, "the simulator cannot start: \(error)"))
        }
        Console.out("AWS_ENDPOINT_URL=\(endpoint.url)")
        Console.error(endpoint.banner)
        try await running
    }

    private func simulated() throws -> SimulatorConfiguration {
        var configuration = SimulatorConfiguration()
        configuration.host = host
        configuration.port = port
        configuration.stateFile = state
        configuration.logFile = log
        configuration.startEmpty = empty
        configuration.accounts = accounts
        configuration.ous = ous
        configuration.createDuration = createSeconds
        configuration.closeDuration = closeSeconds ?? configuration.closeDuration
        configuration.listLag = listLagSeconds
        configuration.finalizingDuration = finalizingSeconds
        configuration.accountLimit = accountLimit ?? configuration.accountLimit
        configuration.createsAtOnce = createsAtOnce ?? configuration.createsAtOnce
        configuration.throttle = try Throttle(throttle)
        configuration.faults = try Faults(faults)
        configuration.slowDuration = slowSeconds ?? configuration.slowDuration
        configuration.seed = seed
        configuration.managementAccount = managementAccount
        configuration.sendsPaths = !noPaths
        return configuration
    }
}
