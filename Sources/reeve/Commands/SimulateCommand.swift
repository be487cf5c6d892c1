import ArgumentParser
import Logging
import Planning
import ServiceLifecycle
import Simulator
import UnixSignals

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "An AWS organization over HTTP, for tests and trials.")

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

    @Option(help: "How long an account takes to be made.")
    var createSeconds: Seconds?

    @Option(help: "What generated names and identifiers follow.")
    var seed: UInt64 = 1

    @Option(help: "The account ID of the management account.")
    var managementAccount = "123456789012"

    @Flag(name: .customLong("no-paths"), help: "Leave 'Paths' out, as AWS did before 2026.")
    var noPaths = false

    func run() async throws {
        var configuration = SimulatorConfiguration()
        configuration.port = port
        configuration.stateFile = state
        configuration.logFile = log
        configuration.startEmpty = empty
        configuration.accounts = accounts
        configuration.ous = ous
        configuration.createDuration = createSeconds?.duration ?? .zero
        configuration.seed = seed
        configuration.managementAccount = managementAccount
        configuration.sendsPaths = !noPaths
        let logger = Logger(label: "reeve.simulator") { label in
            var handler = StreamLogHandler.standardError(label: label)
            // One-time codes come as notices.
            handler.logLevel = .notice
            return handler
        }
        let simulator: Simulator
        do {
            simulator = try Simulator(configuration: configuration, logger: logger)
        } catch {
            throw Console.failure(.init(.badArgument, "the simulator cannot start: \(error)"))
        }
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: simulator)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        async let running: Void = group.run()
        Console.out("AWS_ENDPOINT_URL=http://127.0.0.1:\(try await simulator.port())")
        try await running
    }
}
