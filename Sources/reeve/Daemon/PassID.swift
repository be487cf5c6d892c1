import Logging
import Synchronization

/// Which pass a line of the log or an event belongs to.
///
/// It begins anywhere and is counted up: within a process ids follow each other as the passes did, and two processes, or
/// two starts of one, hardly share any. It names nothing outside the logs.
struct PassID: Sendable, Hashable, CustomStringConvertible {
    private let number: UInt32

    /// The pass that the running task works for; `nil` between passes.
    @TaskLocal static var current: PassID?

    private static let last = Atomic(UInt32.random(in: .min ... .max))

    init(_ number: UInt32) { self.number = number }

    /// The id of the pass that begins now.
    static func next() -> PassID { PassID(last.wrappingAdd(1, ordering: .relaxed).newValue) }

    /// Eight hexadecimal digits.
    var description: String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}

extension Logger.MetadataProvider {
    /// The running task's pass.
    static let pass = Logger.MetadataProvider { PassID.current.map { ["pass": "\($0)"] } ?? [:] }
}
