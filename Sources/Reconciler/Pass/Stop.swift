import Synchronization

/// How a pass is told to end: first to begin nothing new, then not to wait any longer for what is under way.
///
/// It is no cancellation of the pass's task, since a pass that has begun to write is to report what it did.
public final class Stop: Sendable {
    enum Stage: Comparable {
        case running
        case requested
        case abandoning
    }

    private struct State {
        var stage = Stage.running
        var hasAbandonedCalls = false
        var watchers: [Int: (stage: Stage, act: @Sendable () -> Void)] = [:]
        var watched = 0
    }

    private let state = Mutex(State())

    public init() {}

    /// Whether nothing new may begin.
    public var isRequested: Bool { state.withLock { $0.stage >= .requested } }

    /// Whether a call that writes was left to itself: what became of it is not known.
    public var hasAbandonedCalls: Bool { state.withLock { $0.hasAbandonedCalls } }

    /// Lets nothing new begin. What is under way ends.
    public func request() { advance(to: .requested) }

    /// Lets nobody wait any longer for calls that are under way.
    public func abandon() { advance(to: .abandoning) }

    /// Runs a call that writes, as long as anybody waits for it. Its task is cancelled with the request, so that it
    /// does not wait to send anything again.
    ///
    /// - Returns: `nil` if it was abandoned. It goes on: a thread that waits for an answer cannot be stopped.
    func call<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) async -> Value? {
        let value = await run(until: .abandoning, body)
        if value == nil { state.withLock { $0.hasAbandonedCalls = true } }
        return value
    }

    /// Runs what only reads.
    ///
    /// - Returns: `nil` if the stop was requested meanwhile.
    func reading<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) async -> Value? {
        await run(until: .requested, body)
    }

    private func run<Value: Sendable>(
        until stage: Stage, _ body: @escaping @Sendable () async -> Value
    ) async -> Value? {
        // Not a child task: that would be waited for.
        let work = Task { await body() }
        let (answers, answer) = AsyncStream.makeStream(of: Value?.self)
        Task { answer.yield(await work.value) }
        let watchers = [
            watch(for: .requested) { work.cancel() }, watch(for: stage) { answer.yield(nil) },
        ]
        defer { forget(watchers) }
        for await first in answers { return first }
        work.cancel()
        return nil
    }

    private func advance(to stage: Stage) {
        let due = state.withLock { state in
            guard state.stage < stage else { return [@Sendable () -> Void]() }
            state.stage = stage
            let due = state.watchers.filter { $0.value.stage <= stage }
            for key in due.keys { state.watchers[key] = nil }
            return due.sorted { $0.key < $1.key }.map(\.value.act)
        }
        for act in due { act() }
    }

    /// Acts once the stop has come so far; at once, if it has.
    private func watch(for stage: Stage, _ act: @escaping @Sendable () -> Void) -> Int? {
        let key = state.withLock { state -> Int? in
            guard state.stage < stage else { return nil }
            state.watched += 1
            state.watchers[state.watched] = (stage, act)
            return state.watched
        }
        if key == nil { act() }
        return key
    }

    private func forget(_ keys: [Int?]) {
        state.withLock { state in
            for key in keys.compactMap(\.self) { state.watchers[key] = nil }
        }
    }
}
