import Dashboard
import ServiceLifecycle

/// The daemon, which begins once its port is open: nothing is done by a process that cannot be watched as it was to be.
struct DaemonBehindPort: Service {
    let dashboard: Dashboard
    let daemon: any Service

    /// Runs until the daemon has ended, or the port was stopped before it listened.
    ///
    /// - Throws: what the port throws where it cannot be opened: whichever of the two ends first, that is what is said.
    func run() async throws {
        do {
            _ = try await dashboard.port()
        } catch DashboardError.stopped {
            return
        }
        try await daemon.run()
    }
}
