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
        /// A commit, of which nothing is known yet.
        case commit
        /// A commit next to the one that was read last.
        case change
    }

    @Argument var from: From
    @Argument var repository: String
    @Option var runs = 5

    func run() async throws {
        let repository = try await Repository.open(repository)
        let tip = Branches(reading: repository, watched: "HEAD")
        var (source, reader) = (GitSource(branches: tip), DeclarationReader())
        if from == .change { _ = try await measure(source, reader) }
        for run in 0..<runs {
            let seconds: Double
            switch from {
            case .change:
                // From the tip to the commit before it, and back.
                source.branches = run.isMultiple(of: 2) ? Branches(reading: repository, watched: "HEAD~1") : tip
                seconds = try await measure(source, reader)
            case .commit:
                (source, reader) = (GitSource(branches: tip), DeclarationReader())
                seconds = try await measure(source, reader)
            case .memory:
                reader = DeclarationReader()
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
