import Logging
import ServiceLifecycle
import TestSupport
import Testing

@testable import Simulator

struct LifecycleTests {
    private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    @Test func aServiceGroupShutsItDown() async throws {
        let simulator = try Simulator(configuration: SimulatorConfiguration(), logger: quiet)
        let group = ServiceGroup(services: [simulator], logger: quiet)
        async let served: Void = group.run()
        let client = Client(port: try await simulator.port())
        #expect(try await client.organizations("ListRoots").status == 200)
        await group.triggerGracefulShutdown()
        try await served
    }

    @Test(.timeLimit(.minutes(1))) func aBodyThatStallsDoesNotHoldIt() async throws {
        let simulator = try Simulator(configuration: SimulatorConfiguration(), logger: quiet)
        let group = ServiceGroup(services: [simulator], logger: quiet)
        async let served: Void = group.run()
        let port = try await simulator.port()
        let head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n12"
        let sent = Once<Bool>()
        async let stalled = RawConnection.exchange(port, Array(head.utf8), patience: 120) {
            sent.settle(.success(true))
        }
        _ = try await sent.value()
        // Served after the head above was read, most likely.
        _ = try await Client(port: port).organizations("ListRoots")
        await group.triggerGracefulShutdown()
        try await served
        _ = await stalled
    }

    @Test func aPortThatIsTakenIsAnError() async throws {
        try await withSimulator { client in
            let second = try Simulator(configuration: configured { $0.port = client.port }, logger: quiet)
            let taken = SimulatorError.listening(
                address: "127.0.0.1:\(client.port)", problem: "Address already in use")
            await #expect(throws: taken) { try await second.run() }
            await #expect(throws: taken) { try await second.port() }
        }
    }

    @Test func aHostThatIsNoneIsAnError() async throws {
        let simulator = try Simulator(configuration: configured { $0.host = "no.such.host.invalid" }, logger: quiet)
        let error = await #expect(throws: SimulatorError.self) { try await simulator.run() }
        #expect(error?.description.contains("there is no such host") == true)
    }
}
