import ArgumentParser
import Planning
import Reconciler

struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Run passes in the foreground until nothing is in flight.")

    @OptionGroup var options: PassOptions

    @Option(name: .customLong("plan"), help: "Apply only if the plan made now has this id.")
    var expectedPlan: String?

    @Option(help: "How long to wait before looking again at what AWS works on, in seconds.")
    var completionInterval = 5.0

    func run() async throws {
        let printer = EventPrinter(format: .text)
        let result: PassResult
        do throws(Diagnostic) {
            let branches = try options.repository.mirror(watching: options.branch)
            let pass = options.makePass(
                branches: branches, provider: try AWSAccess.provider(), report: { printer.print($0) })
            result = await PassSequence(pass: pass, completionInterval: .seconds(completionInterval))
                .run(expectedPlan: expectedPlan)
            try await pass.release()
        } catch {
            throw Console.failure(error)
        }
        // What was in doubt has been printed as it came up.
        if result.exitCode != 0 { throw ExitCode(result.exitCode) }
    }
}
