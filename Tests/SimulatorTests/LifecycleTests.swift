import Logging
import ServiceLifecycle
import Simulator
import Testing

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

    @Test func aPortThatIsTakenIsAnError() async throws {
        try await withSimulator { client in
            let second = try Simulator(configuration: configured { $0.port = client.port }, logger: quiet)
            await #expect(throws: (any Error).self) { try await second.run() }
            await #expect(throws: (any Error).self) { try await second.port() }
        }
    }
}
