/// Notices a transfer that has become so slow that it will not end.
///
/// Only the time spent waiting for the remote counts, not what is done with what came.
struct StallWatch {
    private let limits: StallLimit
    private var waited: Duration = .zero
    private var moved = 0

    init(_ limits: StallLimit) { self.limits = limits }

    /// How long to wait at the most before asking again.
    var patience: Duration { max(limits.time - waited, .zero) }

    /// Takes in that `bytes` came or went, after a wait.
    ///
    /// - Throws: `timedOut` if the whole time of the limit has been waited, and fewer bytes moved than it asks for.
    mutating func note(_ bytes: Int, after wait: Duration) throws(GitError) {
        moved += bytes
        waited += wait
        guard waited >= limits.time else { return }
        guard moved >= limits.least else {
            throw GitError(
                .timedOut,
                "the remote stalled: \(moved) bytes in \(waited.components.seconds) s, where \(limits.bytesPerSecond) a "
                    + "second are the least", operation: "transfer")
        }
        (waited, moved) = (.zero, 0)
    }
}

/// How slow a transfer may be.
public struct StallLimit: Sendable, Hashable, Codable {
    /// The least that is to move on average. The default is 1,000 bytes a second.
    public var bytesPerSecond = 1000
    /// The time over which that is measured. The default is 30 seconds.
    public var time: Duration = .seconds(30)

    public init() {}

    var least: Int { max(1, Int((Double(bytesPerSecond) * (time / .seconds(1))).rounded())) }
}
