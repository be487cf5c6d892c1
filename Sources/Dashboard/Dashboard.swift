import Glibc
import Hummingbird
public import Logging
import NIOCore
import NIOPosix
public import ServiceLifecycle

/// The daemon's HTTP port: `/healthz`, `/readyz`, `/metrics` and the webhooks.
///
/// Whoever reaches it may ask. It tells no secret, and it can do nothing but look at the repository.
public final class Dashboard: Service, Sendable {
    /// NIO's own group starts a thread for each processor of the machine, and ends the process where it may not: in a
    /// container threads count against the limit of processes.
    private static let threads = MultiThreadedEventLoopGroup(numberOfThreads: 2)

    private let address: DashboardAddress
    private let limits: DashboardLimits
    private let responder: DashboardResponder
    private let connections: Connections
    private let bound = BoundPort()
    private let logger: Logger

    /// - Parameters:
    ///   - heartbeat: the loop's.
    ///   - metrics: asked for at each request for them.
    ///   - logger: is told where it listens.
    public init(
        address: DashboardAddress, limits: DashboardLimits = DashboardLimits(), heartbeat: Heartbeat,
        metrics: @escaping @Sendable () -> [MetricFamily], webhooks: Webhooks, logger: Logger
    ) {
        self.address = address
        self.limits = limits
        self.logger = logger
        connections = Connections(limits)
        responder = DashboardResponder(
            heartbeat: heartbeat, metrics: metrics, webhooks: webhooks, connections: connections)
    }

    /// Serves until the task is cancelled or its service group shuts down gracefully. No client delays that.
    ///
    /// - Throws: ``DashboardError`` if it cannot listen.
    public func run() async throws {
        let application = Application(
            responder: responder,
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [ConnectionHandler(self.connections)],
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: limits.headerField, maxHeaderListSize: limits.header,
                        maxHeaderFieldCount: limits.headerFields))),
            configuration: .init(address: .hostname(address.host, port: address.port), serverName: nil),
            onServerRunning: { [bound, logger, address] channel in
                let port = channel.localAddress?.port ?? address.port
                logger.info("listening", metadata: ["address": "\(DashboardAddress.text(address.host, port))"])
                bound.settle(.success(port))
            },
            eventLoopGroupProvider: .shared(Self.threads),
            logger: Logger(label: "reeve.dashboard") { _ in SwiftLogNoOpLogHandler() })
        do {
            try await withGracefulShutdownHandler {
                try await application.run()
            } onGracefulShutdown: {
                self.connections.closeAll()
            }
        } catch is CancellationError {
            // Being asked to stop is no failure.
        } catch {
            let failure = DashboardError.cannotListen(address: address.description, problem: Self.problem(error))
            bound.settle(.failure(failure))
            throw failure
        }
        bound.settle(.failure(DashboardError.stopped))
    }

    /// The port it listens on, as soon as it does.
    ///
    /// - Throws: what ``run()`` threw if it could not listen; ``DashboardError/stopped`` if it ended before.
    public func port() async throws -> Int { try await bound.value() }

    private static func problem(_ error: any Error) -> String {
        switch error {
        case let error as IOError: String(cString: strerror(error.errnoCode))
        case is SocketAddressError.UnknownHost: "there is no such host"
        default: "\(error)"
        }
    }
}
