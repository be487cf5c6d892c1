@preconcurrency import Dispatch

#if canImport(Glibc)
    import Glibc
#endif

/// SIGINT and SIGTERM: the first asks the process to end, the second ends it at once.
///
/// They are taken on a queue of their own: however busy or stuck the tasks of the process are, it can be ended.
enum StopSignals {
    private static let queue = DispatchQueue(label: "reeve.stop-signals")

    /// - Parameters:
    ///   - deadline: after the first signal the process ends within this, whatever it waits for.
    ///   - first: what the first one does, given its name.
    ///   - last: what is done before the process ends at once. It must not wait for anything.
    static func watch(
        deadline: Duration, first: @escaping @Sendable (String) -> Void, last: @escaping @Sendable () -> Void
    ) {
        let seen = Seen()
        for number in [SIGINT, SIGTERM] {
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                // It is never cancelled: the process has to end by it for as long as it lives.
                _ = source
                guard seen.isFirst() else { end(128 + number, last) }
                first(number == SIGINT ? "SIGINT" : "SIGTERM")
                // A little early, so that it has ended by then.
                queue.asyncAfter(deadline: .now() + deadline / .seconds(1) * 0.98) { end(1, last) }
            }
            source.resume()
        }
    }

    private static func end(_ code: Int32, _ last: () -> Void) -> Never {
        last()
        // No handlers at exit: they could wait for what is stuck.
        _exit(code)
    }

    /// Used on the queue alone.
    private final class Seen: @unchecked Sendable {
        private var hasSeen = false

        func isFirst() -> Bool {
            defer { hasSeen = true }
            return !hasSeen
        }
    }
}
