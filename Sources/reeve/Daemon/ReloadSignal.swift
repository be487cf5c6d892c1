@preconcurrency import Dispatch

#if canImport(Glibc)
    import Glibc
#endif

/// SIGHUP: asks a daemon to read again what it was started with.
enum ReloadSignal {
    private static let queue = DispatchQueue(label: "reeve.reload-signal")

    /// Without it SIGHUP ends the process.
    static func watch(_ reload: @escaping @Sendable () -> Void) {
        let source = DispatchSource.makeSignalSource(signal: SIGHUP, queue: queue)
        source.setEventHandler {
            // It is never cancelled, and held by its own handler.
            _ = source
            reload()
        }
        source.resume()
    }
}
