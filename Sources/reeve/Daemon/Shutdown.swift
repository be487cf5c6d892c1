import Planning
import Reconciler
import Synchronization

/// How a process that runs passes comes to its end in time once it is asked to, though Git or AWS does not answer.
final class Shutdown: Sendable {
    /// From being asked to the end of the process.
    let deadline: Duration
    private let asked = Mutex<ContinuousClock.Instant?>(nil)

    init(deadline: Duration = .seconds(20)) { self.deadline = deadline }

    /// Parts of the deadline: until when calls to AWS that are under way are waited for, the report to the status
    /// branch, and the lease that is given back. The rest is for the process itself.
    private enum Share {
        static let calls = 0.5
        static let report = 0.85
        static let release = 0.95
    }

    /// The time runs from now, if it does not yet.
    func begin() {
        asked.withLock { asked in
            if asked == nil { asked = .now }
        }
    }

    /// Runs a pass. Once the task that waits for it is cancelled, the pass begins nothing new, and is waited for only
    /// as long as there is time.
    ///
    /// - Parameter id: names the pass in logs and events.
    /// - Returns: what the pass did; a result in doubt if there was no time for its report.
    func run(
        _ pass: Pass, expecting expectation: PlanExpectation? = nil, as id: PassID = .next()
    ) async -> PassResult {
        await PassID.$current.withValue(id) { await begin(pass, expecting: expectation) }
    }

    private func begin(_ pass: Pass, expecting expectation: PlanExpectation?) async -> PassResult {
        // Not a child task: it is to end by itself, and report what was done.
        let work = Task { await pass.run(expecting: expectation) }
        let (results, result) = AsyncStream.makeStream(of: PassResult.self)
        Task { result.yield(await work.value) }
        let first = Task {
            for await first in results { return first }
            var result = PassResult()
            result.doubts = [Self.unreported]
            pass.report(.inDoubt(result.doubts))
            return result
        }
        return await withTaskCancellationHandler {
            await first.value
        } onCancel: {
            begin()
            pass.stop.request()
            Task {
                await sleep(until: Share.calls)
                pass.stop.abandon()
                await sleep(until: Share.report)
                work.cancel()
                result.finish()
            }
        }
    }

    private static let unreported = Diagnostic(
        .gitTimeout, "Reeve was stopped before it could report to the status branch",
        hint: "the next pass looks at AWS again; nothing is done twice")

    /// Gives the lease back, if there is time, and no call that writes was left to itself: until that cannot take
    /// effect any more, no other process is to write.
    func release(_ pass: Pass) async throws(Diagnostic) {
        guard !pass.stop.hasAbandonedCalls else {
            throw Diagnostic(.leaseHeld, "a call to AWS was still under way", hint: "the lease ends by itself")
        }
        // Not this task, which may have been cancelled: that is how it was asked to end.
        let work = Task {
            do throws(Diagnostic) {
                try await pass.release()
                return Result<Void, Diagnostic>.success(())
            } catch {
                return .failure(error)
            }
        }
        let (results, result) = AsyncStream.makeStream(of: Result<Void, Diagnostic>.self)
        Task { result.yield(await work.value) }
        // Nobody hurries a process that ends by itself; Git has its own deadline.
        let isAsked = asked.withLock { $0 != nil }
        let timer = Task {
            guard isAsked else { return }
            await sleep(until: Share.release)
            work.cancel()
            result.yield(.failure(Diagnostic(.gitTimeout, "the Git server did not answer in time")))
        }
        let first = Task {
            for await first in results { return first }
            return Result<Void, Diagnostic>.success(())
        }
        let outcome = await first.value
        timer.cancel()
        try outcome.get()
    }

    private func sleep(until share: Double) async {
        let begun = asked.withLock(\.self) ?? .now
        try? await ContinuousClock().sleep(until: begun.advanced(by: deadline * share))
    }
}
