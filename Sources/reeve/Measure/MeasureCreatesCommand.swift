import AWS
import ArgumentParser
import FoundationEssentials
import Logging
import Planning
import Providers
import Reconciler
import Simulator

/// What `script/bench` asks: how long `reeve apply` takes to create accounts, and how often it asks AWS, where time
/// passes only as it waits. It is not shown to users.
struct MeasureCreatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "measure-creates", shouldDisplay: false)

    @Option var accounts = 50
    /// How many accounts AWS makes at once.
    @Option var slots = 5
    /// How long AWS takes to make one.
    @Option var minutes = 3
    /// Then to look on for so long, while nothing changes.
    @Option var idleMinutes = 0

    func run() async throws {
        let clock = JumpingClock()
        let log = LogFile()
        defer { log.remove() }
        var configuration = SimulatorConfiguration()
        configuration.startsQuietly(createMinutes: minutes, atOnce: slots, log: log.path)
        let quiet = Logger(label: "reeve.measure") { _ in SwiftLogNoOpLogHandler() }
        let simulator = try Simulator(configuration: configuration, clock: clock, logger: quiet)
        let serving = Task { try await simulator.run() }
        let port = try await simulator.port()
        let pass = try pass(port: port, clock: clock)
        let sequence = PassSequence(
            pass: pass, completionInterval: .seconds(5), leaseTimeToLive: .seconds(60))
        let result = await sequence.run()
        guard result.exitCode == 0, result.plan?.accounts.keys.count == accounts else {
            throw Console.failure(Diagnostic(.badArgument, "the accounts were not created: \(result.doubts)"))
        }
        let makespan = clock.now.offset
        let calls = try log.lines()
        for _ in 0..<(idleMinutes / 10) {
            try await clock.passClock.sleep(.seconds(600))
            _ = await pass.run()
        }
        let idleCalls = try log.lines() - calls
        serving.cancel()
        _ = await serving.result
        Console.out("\(makespan / .seconds(60)) \(calls) \(idleCalls)")
    }

    private func pass(port: Int, clock: JumpingClock) throws -> Pass {
        var files = [
            "reeve.yaml": "version: 1\nowner: acme\nconcurrency: \(slots)\nbudgets: {create: {count: 100000}}\n"
        ]
        for number in 0..<accounts {
            files["accounts/Sandbox/account-\(number).yaml"] = """
                name: Account \(number)
                email: account-\(number)@example.com
                tags: {team: a}

                """
        }
        guard let commit = CommitID(String(repeating: "0", count: 40)) else {
            throw Console.failure(Diagnostic(.badArgument, "no commit"))
        }
        let repository = MemoryRepository(files, commit: commit)
        let client = AWSClient(
            configuration: AWSConfiguration(
                credentials: AWSCredentials(accessKeyID: "AKIAMEASURE", secretAccessKey: "any"), region: "us-east-1",
                endpoint: "http://127.0.0.1:\(port)"), retry: RetryPolicy(clock: clock))
        return Pass(
            source: repository, status: repository, approvals: repository,
            provider: OrganizationsProvider(client: client), lease: Lease(holder: "measure", now: clock.passClock.now),
            clock: clock.passClock, report: { _ in })
    }
}

extension SimulatorConfiguration {
    fileprivate mutating func startsQuietly(createMinutes: Int, atOnce: Int, log: String) {
        createDuration = .seconds(60 * createMinutes)
        createsAtOnce = atOnce
        logFile = log
    }
}

/// A file of the simulator's log that goes with the measurement.
private struct LogFile {
    let path = FileManager.default.temporaryDirectory.path + "/reeve-measure-\(UUID().uuidString).log"

    func lines() throws -> Int {
        try Data(contentsOf: URL(fileURLWithPath: path)).count { $0 == UInt8(ascii: "\n") }
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
