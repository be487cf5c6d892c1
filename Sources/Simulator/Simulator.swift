import Glibc
import Hummingbird
public import Logging
import NIOCore
public import ServiceLifecycle

/// An AWS organization over HTTP.
///
/// It serves AWS Organizations, Account Management, STS and Resource Groups Tagging on one port, in
/// the protocols of AWS's own clients: `aws --endpoint-url http://127.0.0.1:PORT organizations
/// list-accounts`. Requests must be signed, but the signature is not looked at. Credentials that
/// AssumeRole gave out stand for that role, and all others for the management account.
public final class Simulator: Service, Sendable {
    private let configuration: SimulatorConfiguration
    private let state: SimulatorState
    private let boundPort = Once<Int>()
    private let logger: Logger

    /// Makes a simulator with the organization its configuration asks for, or the one in its state file.
    ///
    /// - Parameters:
    ///   - configuration: Where it listens, what it starts with, how long things take.
    ///   - clock: What passes time. The default is the real one; a clock that jumps makes accounts
    ///     without waiting.
    ///   - logger: Where it tells of its own troubles. The default logs as `reeve.simulator`.
    /// - Throws: ``SimulatorError`` if a setting cannot be, or a file cannot be read, opened or written.
    public init(
        configuration: SimulatorConfiguration, clock: any Clock<Duration> & Sendable = ContinuousClock(),
        logger: Logger = Logger(label: "reeve.simulator")
    ) throws {
        self.configuration = configuration
        self.logger = logger
        state = try SimulatorState(configuration, clock: clock, logger: logger)
    }

    /// Serves until the task is cancelled or its service group shuts down gracefully.
    ///
    /// Returning means that it was asked to stop; throwing, that it could not listen.
    public func run() async throws {
        let application = Application(
            responder: Responder(
                state: state, administration: Administration(state: state, configuration: configuration),
                time: state.time, slowDuration: configuration.slowDuration),
            // What neither asks nor listens any more does not keep its connection.
            server: .http1(configuration: .init(idleTimeout: .minutes(5))),
            configuration: .init(
                address: .hostname(configuration.host, port: configuration.port), serverName: "reeve-simulator"),
            onServerRunning: { [boundPort] channel in
                boundPort.settle(channel.localAddress?.port.map { .success($0) } ?? .failure(SimulatorError.stopped))
            },
            logger: logger)
        do {
            try await application.run()
        } catch is CancellationError {
            // Being asked to stop is no failure.
        } catch {
            let failure = SimulatorError.listening(
                address: "\(configuration.host):\(configuration.port)", problem: Self.problem(error))
            boundPort.settle(.failure(failure))
            throw failure
        }
        boundPort.settle(.failure(SimulatorError.stopped))
        await state.release()
    }

    private static func problem(_ error: any Error) -> String {
        switch error {
        case let error as IOError: String(cString: strerror(error.errnoCode))
        case is SocketAddressError.UnknownHost: "there is no such host"
        default: "\(error)"
        }
    }

    /// What is served, sorted, each as an IAM policy names it: `organizations:ListAccounts`.
    public static var operations: [String] {
        AWSService.all.flatMap { service in service.operations.keys.map { "\(service.prefix):\($0)" } }.sorted()
    }

    /// The port it listens on, as soon as it does.
    ///
    /// Throws what ``run()`` threw if it could not listen, and ``SimulatorError/stopped`` if it ended
    /// before it could.
    public func port() async throws -> Int {
        try await boundPort.value()
    }
}
