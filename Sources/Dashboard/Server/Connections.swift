import NIOCore
import Synchronization

/// The connections that are open, each with a time by which it has to move on.
final class Connections: Sendable {
    private struct Entry {
        let channel: any Channel
        let address: String
        let number: Int
        var timer: Scheduled<Void>?
    }

    private struct State {
        var entries: [ObjectIdentifier: Entry] = [:]
        var opened = 0
        var isClosed = false

        /// The oldest of the address that has most connections, or of all that have as many.
        var surplus: Entry? {
            let byAddress = Dictionary(grouping: entries.values, by: \.address).values
            let most = byAddress.map(\.count).max()
            return byAddress.filter { $0.count == most }.joined().min { $0.number < $1.number }
        }
    }

    private let limits: DashboardLimits
    private let state = Mutex(State())

    init(_ limits: DashboardLimits) { self.limits = limits }

    var count: Int { state.withLock { $0.entries.count } }

    /// A connection was opened. Where it is one too many, another one is closed for it.
    func opened(_ channel: any Channel) {
        let surplus: (any Channel)? = state.withLock { state in
            if state.isClosed { return channel }
            state.opened += 1
            let entry = Entry(
                channel: channel, address: channel.remoteAddress?.ipAddress ?? "", number: state.opened,
                timer: timer(channel, limits.patience))
            state.entries[ObjectIdentifier(channel)] = entry
            return state.entries.count > limits.connections ? state.surplus?.channel : nil
        }
        surplus?.close(promise: nil)
    }

    func closed(_ channel: any Channel) {
        state.withLock { $0.entries.removeValue(forKey: ObjectIdentifier(channel)) }?.timer?.cancel()
    }

    /// Gives a connection its time for what comes next.
    ///
    /// - Parameter isOver: whether nothing more of it will be read.
    func proceed(_ channel: any Channel, isOver: Bool = false) {
        state.withLock { state in
            guard let entry = state.entries[ObjectIdentifier(channel)] else { return }
            entry.timer?.cancel()
            state.entries[ObjectIdentifier(channel)]?.timer = timer(channel, isOver ? limits.linger : limits.patience)
        }
    }

    /// Closes all, and from now on every other at once.
    func closeAll() {
        let open = state.withLock { state in
            state.isClosed = true
            return state.entries.values.map(\.channel)
        }
        for channel in open { channel.close(promise: nil) }
    }

    private func timer(_ channel: any Channel, _ time: Duration) -> Scheduled<Void> {
        channel.eventLoop.scheduleTask(in: TimeAmount(time)) { channel.close(promise: nil) }
    }
}
