import Planning
import Reconciler
import Synchronization

/// A world whose provider does not answer one call until it is told to, and takes no notice of a cancellation: as a
/// thread that waits for a server.
final class Hanging: Provider {
    enum Call {
        case observe
        case perform
    }

    private let world: World
    private let call: Call
    private let seen = Mutex<WriteWindow?>(nil)
    private let called = AsyncStream.makeStream(of: Void.self)
    private let answers = AsyncStream.makeStream(of: Void.self)

    init(world: World, in call: Call) {
        self.world = world
        self.call = call
    }

    var capabilities: Capabilities { world.capabilities }

    /// The window of the last call that writes.
    var window: WriteWindow? { seen.withLock(\.self) }

    /// Waits for the call.
    func isCalled() async { for await _ in called.stream { return } }

    func answer() { answers.continuation.finish() }

    private func hang(in call: Call) async {
        guard call == self.call else { return }
        called.continuation.yield()
        let stream = answers.stream
        await Task { for await _ in stream {} }.value
    }

    func observe(
        _ interest: @escaping @Sendable () async throws(Diagnostic) -> Interest
    ) async throws(Diagnostic) -> ObservedState {
        await hang(in: .observe)
        return try await world.observe(interest)
    }

    func observe(
        again known: ObservedState, touched: Set<AccountID>, _ interest: Interest
    ) async throws(Diagnostic) -> ObservedState? { try await world.observe(again: known, touched: touched, interest) }

    func createsInFlight() async throws(Diagnostic) -> Set<String> { try await world.createsInFlight() }

    func organizationalUnits(below root: String) async throws(Diagnostic) -> [OrganizationalUnit] {
        try await world.organizationalUnits(below: root)
    }

    func perform(_ action: ApprovedAction, within window: WriteWindow) async -> [Outcome] {
        seen.withLock { $0 = window }
        await hang(in: .perform)
        return await world.perform(action, within: window)
    }
}
