import Git
import Logging
import Planning
import Reconciler
import Synchronization
import Testing

@testable import reeve

/// What a webhook sets off: one look at the repository, however many come.
struct LookTests {
    /// A repository that cannot be read by a pass, and whose looks are let through one by one.
    private final class Door: RepositoryWatch, SourceReader, StatusStore, ApprovalSource, Provider {
        let capabilities = Capabilities(provider: .organizations, kinds: [])
        let looks = AsyncStream.makeStream(of: Void.self)
        let letThrough = AsyncStream.makeStream(of: Void.self)
        let hasNews = Mutex(false)
        let isUntidy = Atomic(false)

        var tidyingDue: Duration? { isUntidy.load(ordering: .acquiring) ? .seconds(7) : nil }

        func tidy() async { isUntidy.store(false, ordering: .releasing) }

        func look() async throws(Diagnostic) {
            looks.continuation.yield()
            for await _ in letThrough.stream { return }
        }

        func hasMoved() async -> Bool { hasNews.withLock(\.self) }

        private static let unread = Diagnostic(.endpointUnreachable, "it is out of reach")

        func read() async throws(Diagnostic) -> SourceSnapshot {
            hasNews.withLock { $0 = false }
            throw Self.unread
        }
        func changes(in _: CommitID, since _: CommitID?) async throws(Diagnostic) -> [SourceChange] { [] }
        func contains(_: CommitID, in _: CommitID) async throws(Diagnostic) -> Bool { false }
        func read(anew _: Bool) async throws(Diagnostic) -> StatusSnapshot { throw Self.unread }
        func commit(_: [String: [UInt8]?], message _: String, onto _: String?) async throws(Diagnostic) -> String {
            throw Self.unread
        }
        func approvals(
            under _: Policy, after _: PolicyRecord?, anew _: Bool
        ) async throws(Diagnostic) -> Approvals { Approvals() }
        func observe(
            _: @escaping @Sendable () async throws(Diagnostic) -> Interest
        ) async throws(Diagnostic) -> ObservedState { throw Self.unread }
        func observe(
            again _: ObservedState, touched _: Set<AccountID>, _: Interest
        ) async throws(Diagnostic) -> ObservedState? { nil }
        func createsInFlight() async throws(Diagnostic) -> Set<String> { [] }
        func organizationalUnits(below _: String) async throws(Diagnostic) -> [OrganizationalUnit] { [] }
        func perform(_: ApprovedAction, within _: WriteWindow) async -> [Outcome] { [] }
    }

    private let door = Door()
    private let steps = AsyncStream.makeStream(of: LoopStep.self)

    /// A daemon whose time stands still: nothing but a look moves it.
    private func daemon() -> Daemon {
        let start = ContinuousClock.now
        let clock = PassClock(
            seconds: { 1_800_000_000 }, now: { start }, sleep: { _ in try await Task.sleep(for: .seconds(86_400)) })
        let pass = Pass(
            source: door, status: door, approvals: door, provider: door, lease: Lease(holder: "it"), clock: clock,
            report: { _ in })
        return Daemon(
            pass: pass, branches: door, timing: .init(),
            logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() },
            begins: { [steps] in steps.continuation.yield($0) })
    }

    @Test func manyCallsAreOneLook() async {
        let daemon = daemon()
        let running = Task { try await daemon.run() }
        var steps = steps.stream.makeAsyncIterator()
        var looks = door.looks.stream.makeAsyncIterator()
        #expect(await steps.next() == .pass)
        guard case .wait = await steps.next() else {
            Issue.record("the loop does not wait")
            return running.cancel()
        }
        for _ in 0..<1000 { daemon.look() }
        await looks.next()
        #expect(await steps.next() == .question)
        // While it looks, as many as may come are one more.
        for _ in 0..<1000 { daemon.look() }
        door.letThrough.continuation.yield()
        await looks.next()
        door.letThrough.continuation.yield()
        var rest: [LoopStep] = []
        for _ in 0..<3 { if let step = await steps.next() { rest.append(step) } }
        guard case .wait = rest[0], rest[1] == .question, case .wait = rest[2] else {
            Issue.record("\(rest)")
            return running.cancel()
        }
        // The next one is from a repository that has moved, and brings a pass.
        door.hasNews.withLock { $0 = true }
        daemon.look()
        await looks.next()
        door.letThrough.continuation.yield()
        #expect(await steps.next() == .question)
        #expect(await steps.next() == .pass)
        running.cancel()
    }

    /// It may take longer than the loop may be silent.
    @Test func theMirrorIsTidiedBetweenPassesAndThatIsAStepOfItsOwn() async {
        door.isUntidy.store(true, ordering: .releasing)
        let daemon = daemon()
        let running = Task { try await daemon.run() }
        var steps = steps.stream.makeAsyncIterator()
        #expect(await steps.next() == .pass)
        #expect(await steps.next() == .tidying(.seconds(7)))
        guard case .wait = await steps.next() else {
            Issue.record("the loop does not wait")
            return running.cancel()
        }
        #expect(door.tidyingDue == nil)
        running.cancel()
    }

    @Test func aLookDuringAPassIsNotLost() async {
        let daemon = daemon()
        for _ in 0..<10 { daemon.look() }
        let running = Task { try await daemon.run() }
        var looks = door.looks.stream.makeAsyncIterator()
        await looks.next()
        running.cancel()
        door.letThrough.continuation.yield()
    }
}
