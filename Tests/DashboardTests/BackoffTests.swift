import Logging
import Planning
import Reconciler
import Synchronization
import Testing

@testable import reeve

/// How long the loop waits after what went wrong, by the cause.
@Suite struct BackoffTests {
    private func waits(_ causes: DiagnosticCode?..., poll: Duration = .seconds(30)) -> [Duration] {
        var backoff = LookBackoff(poll: poll, longest: .seconds(600))
        return causes.map { cause in
            backoff.note(cause)
            return backoff.wait
        }
    }

    @Test func `looks that are refused come ever more rarely, up to the resync`() {
        let refused = DiagnosticCode.gitAuthentication
        let seconds = [30, 60, 120, 240, 480, 600, 600]
        #expect(
            waits(refused, refused, refused, refused, refused, refused, refused) == seconds.map { .seconds($0) })
    }

    @Test func `a server that is away is asked again within four polls`() {
        let away = DiagnosticCode.gitTimeout
        #expect(waits(away, away, away, away, away) == [30, 60, 120, 120, 120].map { .seconds($0) })
    }

    @Test func `another cause, and a look that gets through, begin anew`() {
        #expect(
            waits(.gitTimeout, .gitTimeout, .gitAuthentication, nil, .gitAuthentication)
                == [30, 60, 30, 30, 30].map { .seconds($0) })
    }

    @Test func `no number of failures is too many`() {
        var backoff = LookBackoff(poll: .seconds(3600), longest: .seconds(600))
        for _ in 1...100 { backoff.note(.gitHostKey) }
        #expect(backoff.wait == .seconds(3600))
    }

    @Test func `passes in doubt for one cause come ever more rarely, and another cause begins anew`() {
        var backoff = Backoff()
        func wait(after code: DiagnosticCode?) -> Duration {
            var result = PassResult()
            result.doubts = [code].compactMap(\.self).map { Diagnostic($0, "it is so") }
            backoff.note(result)
            return backoff.wait(from: .seconds(10), atMost: .seconds(600))
        }
        #expect([20, 40, 80].map { .seconds($0) } == (1...3).map { _ in wait(after: .gitTimeout) })
        #expect(wait(after: .endpointUnreachable) == .seconds(20))
        #expect(wait(after: nil) == .seconds(10))
        #expect(!backoff.isStuck)
        for _ in 1...100 { _ = wait(after: .gitTimeout) }
        #expect(wait(after: .gitTimeout) == .seconds(600))
    }

    /// A repository whose looks are refused, and an hour of the loop on a clock that moves with each wait.
    @Test func `the loop waits so, with jitter`() async {
        let door = ClosedDoor(looks: .gitAuthentication)
        let sleeps = await door.sleeps(4, timing: .init(completion: .seconds(3600), jitter: { 2 }))
        #expect(sleeps == [60, 60, 120, 240].map { .seconds($0) })
    }

    @Test func `a lease of another is looked at again when it may have ended`() async {
        let door = ClosedDoor(reads: .leaseHeld, looks: nil)
        let sleeps = await door.sleeps(
            3, timing: .init(poll: .seconds(500), completion: .seconds(200), jitter: { 1 }))
        // The lease's time, though the passes got nowhere for one cause.
        #expect(sleeps == [60, 60, 60].map { .seconds($0) })
    }

    @Test func `what a pass saw move while it ran brings the next one at once`() async {
        let door = ClosedDoor(reads: .policyInvalid, looks: nil)
        door.movesWhileRead.withLock { $0 = 2 }
        let passes = Mutex(0)
        _ = await door.sleeps(1, timing: .init()) { if $0 == .pass { passes.withLock { $0 += 1 } } }
        #expect(passes.withLock(\.self) == 3)
    }
}

/// A repository that cannot be read by a pass, nor perhaps be looked at.
private final class ClosedDoor: RepositoryWatch, SourceReader, StatusStore, ApprovalSource, Provider {
    let capabilities = Capabilities(provider: .organizations, kinds: [])
    /// In how many passes the repository moves after the pass has begun.
    let movesWhileRead = Mutex(0)
    private let hasNews = Mutex(false)
    private let reads: DiagnosticCode
    private let looks: DiagnosticCode?

    init(reads: DiagnosticCode = .endpointUnreachable, looks: DiagnosticCode?) {
        self.reads = reads
        self.looks = looks
    }

    /// The first waits of a daemon's loop.
    func sleeps(
        _ count: Int, timing: Daemon.Timing, begins: @escaping @Sendable (LoopStep) -> Void = { _ in }
    ) async -> [Duration] {
        let time = Mutex(ContinuousClock.now)
        let (slept, sleep) = AsyncStream.makeStream(of: Duration.self)
        let clock = PassClock(
            seconds: { 1_800_000_000 }, now: { time.withLock(\.self) },
            sleep: { duration in
                sleep.yield(duration)
                time.withLock { $0 += duration }
            })
        let pass = Pass(
            source: self, status: self, approvals: self, provider: self, lease: Lease(holder: "it"), clock: clock,
            report: { _ in })
        let daemon = Daemon(
            pass: pass, branches: self, timing: timing,
            logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }, begins: begins)
        let running = Task { try await daemon.run() }
        var sleeps: [Duration] = []
        for await duration in slept {
            sleeps.append(duration)
            if sleeps.count == count { break }
        }
        running.cancel()
        return sleeps
    }

    func look() async throws(Diagnostic) { if let looks { throw Diagnostic(looks, "it is refused") } }

    func hasMoved() async -> Bool { hasNews.withLock(\.self) }

    func read() async throws(Diagnostic) -> SourceSnapshot {
        let moves = movesWhileRead.withLock { left in
            left -= 1
            return left >= 0
        }
        hasNews.withLock { $0 = moves }
        throw Diagnostic(reads, "it is out of reach")
    }

    func changes(in _: CommitID, since _: CommitID?) async throws(Diagnostic) -> [SourceChange] { [] }
    func contains(_: CommitID, in _: CommitID) async throws(Diagnostic) -> Bool { false }
    func read(anew _: Bool) async throws(Diagnostic) -> StatusSnapshot {
        throw Diagnostic(.repositoryUnreadable, "it is out of reach")
    }
    func commit(_: [String: [UInt8]?], message _: String, onto _: String?) async throws(Diagnostic) -> String {
        throw Diagnostic(.repositoryUnreadable, "it is out of reach")
    }
    func approvals(
        under _: Policy, after _: PolicyRecord?, anew _: Bool
    ) async throws(Diagnostic) -> Approvals { Approvals() }
    func observe(
        _: @escaping @Sendable () async throws(Diagnostic) -> Interest
    ) async throws(Diagnostic) -> ObservedState { throw Diagnostic(.endpointUnreachable, "it is out of reach") }
    func observe(
        again _: ObservedState, touched _: Set<AccountID>, _: Interest
    ) async throws(Diagnostic) -> ObservedState? { nil }
    func createsInFlight() async throws(Diagnostic) -> Set<String> { [] }
    func organizationalUnits(below _: String) async throws(Diagnostic) -> [OrganizationalUnit] { [] }
    func perform(_: ApprovedAction, within _: WriteWindow) async -> [Outcome] { [] }
}
