import ArgumentParser
import Declarations
import FoundationEssentials
import Git
import Planning
import Reconciler

/// What `script/bench` asks, so that it measures the code that users run: how long a repository's files take to
/// become the desired state. It is not shown to users.
struct MeasureReadingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "measure-reading", shouldDisplay: false)

    enum From: String, ExpressibleByArgument {
        /// Files that are in memory already.
        case memory
        /// A commit, whose first parent is read before the clock runs if it is to be read as a change.
        case commit, change
    }

    @Argument var from: From
    @Argument var repository: String
    @Option var runs = 5

    func run() async throws {
        let repository = try await Repository.open(repository)
        let tip = Branches(reading: repository, watched: "HEAD")
        for _ in 0..<runs {
            var (source, reader) = (GitSource(branches: tip), DeclarationReader())
            let seconds: Double
            switch from {
            case .commit: seconds = try await measure(source, reader)
            case .change:
                source.branches = Branches(reading: repository, watched: "HEAD~1")
                _ = try await measure(source, reader)
                source.branches = tip
                seconds = try await measure(source, reader)
            case .memory:
                let tree = try await source.read().tree
                let start = ContinuousClock.now
                let declared = await reader.read(tree)
                seconds = Self.seconds(since: start)
                try check(declared)
            }
            Console.out("\(seconds)")
        }
        if let peak = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            .split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
        {
            Console.out("peak \(peak.filter(\.isNumber))")
        }
    }

    private func measure(_ source: GitSource, _ reader: DeclarationReader) async throws -> Double {
        let start = ContinuousClock.now
        let declared = await reader.read(try await source.read().tree)
        let seconds = Self.seconds(since: start)
        try check(declared)
        return seconds
    }

    /// A repository that has problems is none to measure with.
    private func check(_ declared: Declared) throws {
        guard case .readable(let desired, _) = declared, desired.quarantined.isEmpty else {
            throw Console.failure(declared.diagnostics)
        }
    }

    private static func seconds(since start: ContinuousClock.Instant) -> Double {
        (ContinuousClock.now - start) / .seconds(1)
    }
}
