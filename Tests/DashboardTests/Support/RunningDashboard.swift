import Logging
import ServiceLifecycle
import TestSupport

@testable import Dashboard

/// A port that is open as long as a test looks at it.
struct RunningDashboard {
    let port: Int
    let heartbeat: Heartbeat
    let registry: MetricsRegistry
    private let counted: Counter

    /// How often it was told to look.
    var looks: Int { counted.value }

    static func run(
        _ limits: DashboardLimits = DashboardLimits(), secret: String? = Delivery.secret,
        _ body: (RunningDashboard) async throws -> Void
    ) async throws {
        let counted = Counter()
        let (heartbeat, registry) = (Heartbeat(start: .seconds(3600)), MetricsRegistry())
        let dashboard = Dashboard(
            address: try address("127.0.0.1:0"), limits: limits, heartbeat: heartbeat,
            metrics: { registry.families(of: [Webhooks.metric]) },
            webhooks: Webhooks(
                secrets: try secret.map { try .given($0) } ?? .none, deliveries: registry, now: { Delivery.now },
                look: { counted.increase() }), logger: quiet)
        let group = ServiceGroup(configuration: .init(services: [.init(service: dashboard)], logger: quiet))
        async let serving: Void = group.run()
        let port = try await dashboard.port()
        do {
            try await body(
                RunningDashboard(port: port, heartbeat: heartbeat, registry: registry, counted: counted))
        } catch {
            await group.triggerGracefulShutdown()
            throw error
        }
        await group.triggerGracefulShutdown()
        try await serving
    }

    static func address(_ text: String) throws -> DashboardAddress {
        guard let address = DashboardAddress(text) else { throw Tool.Failed(description: text) }
        return address
    }

    static let quiet = Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }

    /// Sends a request, and reads until the port ends the connection.
    func ask(_ text: String) async -> (text: String, ending: RawConnection.Ending) {
        await RawConnection.exchange(port, text)
    }

    /// Sends a request without a body.
    func ask(_ method: String, _ path: String) async -> String {
        await ask("\(method) \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").text
    }

    func deliver(_ delivery: Delivery) async -> String {
        await ask(delivery.request).text
    }
}

extension Delivery {
    /// As bytes on the wire. The connection is to end with the answer.
    var request: String {
        let text = headers.flatMap { name, values in values.map { "\(name): \($0)\r\n" } }.sorted().joined()
        return "POST /webhooks/\(forge) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\(text)"
            + "Content-Length: \(body.count)\r\n\r\n" + String(decoding: body, as: UTF8.self)
    }
}
