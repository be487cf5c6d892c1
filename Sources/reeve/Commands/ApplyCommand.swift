import ArgumentParser
import Planning
import Reconciler
import UnixSignals

struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Run passes in the foreground until nothing is in flight.")

    @OptionGroup var options: PassOptions

    @Option(
        name: .customLong("plan"),
        help: "Apply only if the plan made now has this id (12 digits or more), or is the one in this .json file.")
    var agreedPlan: AgreedPlan?

    @Option(
        help: "How long to wait before looking again at what AWS works on. (default: 5s)",
        transform: DurationArgument.timing.parse)
    var completionInterval = Duration.seconds(5)

    func run() async throws {
        let printer = EventPrinter(format: .text)
        let pass: Pass
        let expectation: PlanExpectation?
        do throws(Diagnostic) {
            expectation = try agreedPlan?.expectation()
            let branches = try options.repository.mirror(watching: options.branch)
            pass = options.makePass(
                branches: branches, provider: try AWSAccess.provider(), report: { printer.print($0) })
        } catch {
            throw Console.failure(error)
        }
        let sequence = PassSequence(
            pass: pass, completionInterval: completionInterval, leaseTimeToLive: options.leaseTTL,
            say: { Console.error($0) })
        let result = await untilSignalled { await sequence.run(expecting: expectation) }
        do throws(Diagnostic) {
            try await pass.release()
        } catch {
            Console.error("The lease was not given back; it ends by itself. \(error)")
        }
        // What was in doubt has been printed as it came up.
        if result.exitCode != 0 { throw ExitCode(result.exitCode) }
    }

    /// Runs the body; SIGINT and SIGTERM cancel it, so that it ends after its running pass.
    private func untilSignalled<Result: Sendable>(_ body: @escaping @Sendable () async -> Result) async -> Result {
        let work = Task { await body() }
        let signals = Task {
            for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) { work.cancel() }
        }
        defer { signals.cancel() }
        return await work.value
    }
}
