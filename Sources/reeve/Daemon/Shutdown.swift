import Planning
import Reconciler

/// How a process that runs passes comes to its end in time when it is asked to, though Git or AWS does not answer.
struct Shutdown: Sendable {
    /// From being asked to the end of the process.
    var deadline: Duration = .seconds(20)
    var clock: any Clock<Duration> = ContinuousClock()

    /// For calls to AWS that are under way, then for the report to the status branch, then for giving the lease back.
    /// The rest is for the process itself.
    private var shares: (calls: Duration, report: Duration, release: Duration) {
        (deadline / 2, deadline * 3 / 10, deadline * 3 / 20)
    }

    /// Runs a pass. Once the task that waits for it is cancelled, the pass begins nothing new, and is waited for only
    /// as long as there is time.
    ///
    /// - Returns: what the pass did; a result in doubt if there was no time for its report.
    func run(_ pass: Pass, expecting expectation: PlanExpectation? = nil) async -> PassResult {
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
            pass.stop.request()
            Task {
                try? await clock.sleep(for: shares.calls, tolerance: nil)
                pass.stop.abandon()
                try? await clock.sleep(for: shares.report, tolerance: nil)
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
        let timer = Task {
            try? await clock.sleep(for: shares.release, tolerance: nil)
            if Task.isCancelled { return }
            work.cancel()
            result.yield(.failure(Diagnostic(.gitTimeout, "the Git server did not answer in time")))
        }
        // Not this task, which may have been cancelled: that is how it was asked to end.
        let first = Task {
            for await first in results { return first }
            return Result<Void, Diagnostic>.success(())
        }
        let outcome = await first.value
        timer.cancel()
        try outcome.get()
    }
}
