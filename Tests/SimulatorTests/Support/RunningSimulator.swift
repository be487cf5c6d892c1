import Foundation
import Logging
import Simulator
import TestSupport

/// Runs a simulator while a test asks it things, and stops it.
func withSimulator<Value: Sendable>(
    _ configuration: SimulatorConfiguration = SimulatorConfiguration(),
    clock: any Clock<Duration> & Sendable = ManualClock(),
    _ body: @escaping @Sendable (Client) async throws -> Value
) async throws -> Value {
    let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let simulator = try Simulator(configuration: configuration, clock: clock, logger: quiet)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await simulator.run() }
        let value = try await body(Client(port: simulator.port()))
        group.cancelAll()
        try await group.waitForAll()
        return value
    }
}

/// A configuration with some settings other than the default.
func configured(_ change: (inout SimulatorConfiguration) -> Void) -> SimulatorConfiguration {
    var configuration = SimulatorConfiguration()
    change(&configuration)
    return configuration
}

/// Gives a test a directory of its own and removes it.
func withDirectory<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
    let directory = FileManager.default.temporaryDirectory.appending(path: "simulator-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try await body(directory)
}
