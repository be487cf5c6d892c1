import Testing

@testable import Simulator

struct OnceTests {
    @Test func everyoneGetsTheFirstValue() async throws {
        let once = Once<Int>()
        async let early = once.value()
        once.settle(.success(1))
        once.settle(.success(2))
        #expect(try await early == 1)
        #expect(try await once.value() == 1)
    }

    @Test func aWaiterThatIsCancelledGoes() async {
        let once = Once<Int>()
        let waiter = Task { try await once.value() }
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
    }

    @Test func aFailureIsThrown() async {
        let once = Once<Int>()
        once.settle(.failure(SimulatorError.stopped))
        await #expect(throws: SimulatorError.stopped) { try await once.value() }
    }
}
