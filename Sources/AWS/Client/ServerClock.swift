import Synchronization

/// How far the server's clock is from ours: a signature is good for five minutes on either side (IAM User Guide, "Troubleshoot
/// Signature Version 4").
final class ServerClock: Sendable {
    private let ahead = Mutex<Int?>(nil)

    var skew: Duration? { ahead.withLock { $0 }.map { .seconds($0) } }

    /// - Parameter now: this machine's time, in seconds since 1970.
    func note(_ response: HTTPResponse, now: Int) {
        guard let time = response.date else { return }
        ahead.withLock { $0 = time - now }
    }
}
