import Dispatch
import Synchronization

extension Range<Int> {
    /// What the function makes of each part of the range, in the range's order, by all processors at once. A range that
    /// is short is one part.
    func concurrentParts<Result: Sendable>(_ body: @Sendable (Range<Int>) -> Result) -> [Result] {
        let size = 1024
        let parts = stride(from: lowerBound, to: upperBound, by: size).map { start in
            start..<Swift.min(start + size, upperBound)
        }
        guard parts.count > 1 else { return parts.map(body) }
        let found = Mutex(Array(repeating: Result?.none, count: parts.count))
        DispatchQueue.concurrentPerform(iterations: parts.count) { number in
            let result = body(parts[number])
            found.withLock { $0[number] = result }
        }
        return found.withLock { $0.compactMap(\.self) }
    }
}
