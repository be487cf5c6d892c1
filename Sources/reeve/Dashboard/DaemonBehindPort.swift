import Dashboard
import ServiceLifecycle

/// The daemon, which begins once its port is open: nothing is done by a process that cannot be watched as it was to be.
struct DaemonBehindPort: Service {
    let dashboard: Dashboard
    let daemon: Daemon

    /// Runs until the daemon has ended, or the port could not be opened, which the port's own failure tells.
    func run() async throws {
        guard (try? await dashboard.port()) != nil else { return }
        try await daemon.run()
    }
}
