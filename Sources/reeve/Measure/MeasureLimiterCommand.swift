import AWS
import ArgumentParser
import FoundationEssentials

/// What `script/bench` asks: how much of a server's rate is used by callers who always have work, and how many of their
/// requests it refuses. It is not shown to users.
struct MeasureLimiterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "measure-limiter", shouldDisplay: false)

    /// The server's token bucket: requests a second, and how many it takes at once.
    @Option var rate = 10.0
    @Option var burst = 10.0
    @Option var callers = 8
    /// The milliseconds that an answer takes, where the server is not a real one.
    @Option var latency = 10
    /// What is not measured, at the beginning, and what is: seconds.
    @Option var settling = 60.0
    @Option var length = 600.0
    /// Asks the endpoint of the environment, in real time, instead of a server that is only counted.
    @Flag var live = false

    func run() async throws {
        let counts = live ? try await liveCounts() : simulatedCounts()
        let used = Double(counts.all - counts.refused) / (rate * length)
        Console.out("\(used) \(Double(counts.refused) / Double(max(1, counts.all)))")
    }

    private func simulatedCounts() -> (all: Int, refused: Int) {
        var world = LimiterWorld(rate: rate, burst: burst, callers: callers, latency: .milliseconds(latency))
        world.run(until: .seconds(settling))
        let before = (world.requests, world.refused)
        world.run(until: .seconds(settling + length))
        return (world.requests - before.0, world.refused - before.1)
    }

    private func liveCounts() async throws -> (all: Int, refused: Int) {
        let client = AWSClient(configuration: try AWSConfiguration(environment: ProcessInfo.processInfo.environment))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<callers {
                group.addTask { while !Task.isCancelled { _ = try await client.send(ListRoots()) } }
            }
            try await Task.sleep(for: .seconds(settling))
            let before = client.traffic[.organizationsRead]
            try await Task.sleep(for: .seconds(length))
            let after = client.traffic[.organizationsRead]
            group.cancelAll()
            while await group.nextResult() != nil {}
            return (
                (after?.requests ?? 0) - (before?.requests ?? 0), (after?.throttled ?? 0) - (before?.throttled ?? 0)
            )
        }
    }
}
