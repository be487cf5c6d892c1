import ServiceLifecycle
import TestSupport
import Testing

@testable import Dashboard
@testable import reeve

/// The daemon and its port as one: which of the two ends first is chance, and what is said is not.
@Suite struct DaemonBehindPortTests {
    private struct Nobody: Service {
        func run() async throws { Issue.record("the daemon began without its port") }
    }

    private func dashboard(_ address: String) throws -> Dashboard {
        Dashboard(
            address: try RunningDashboard.address(address), heartbeat: Heartbeat(start: .zero), metrics: { [] },
            webhooks: Webhooks(secrets: .none, deliveries: MetricsRegistry(), now: { 0 }, look: {}),
            logger: RunningDashboard.quiet)
    }

    @Test func `a port that cannot be opened is what the daemon fails by, too`() async throws {
        let (socket, taken) = try Sockets.silentServer()
        defer { Sockets.close(socket) }
        let dashboard = try dashboard("127.0.0.1:\(taken)")
        let failure = DashboardError.cannotListen(address: "127.0.0.1:\(taken)", problem: "Address already in use")
        await #expect(throws: failure) { try await dashboard.run() }
        await #expect(throws: failure) { try await DaemonBehindPort(dashboard: dashboard, daemon: Nobody()).run() }
    }
}
