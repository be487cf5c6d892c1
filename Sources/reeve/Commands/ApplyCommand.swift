import ArgumentParser
import Planning
import Reconciler

struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Run passes in the foreground until nothing is in flight.")

    @OptionGroup var options: PassOptions

    @Option(
        name: .customLong("plan"),
        help: "Apply only if the plan made now has this id (12 digits or more), or is the one in this .json file.")
    var agreedPlan: AgreedPlan?

    @Option(help: Settings.completionInterval.key.help, transform: Settings.completionInterval.parse)
    var completionInterval: Duration?

    @Option(help: "How the passes are told of: for people, at a terminal with a live table, or an event a line.")
    var format = EventPrinter.Format.text

    func run() async throws {
        let live = format == .text ? Console.liveTerminal() : nil
        let printer = EventPrinter(format: format, live: live)
        let pass: Pass
        let settings: PassSettings
        let interval: Duration
        let expectation: PlanExpectation?
        do throws(Diagnostic) {
            expectation = try agreedPlan?.expectation()
            settings = try options.resolved()
            interval = try settings.configuration.value(Settings.completionInterval, completionInterval) ?? .seconds(5)
            pass = settings.makePass(
                branches: settings.repository.mirror(watching: settings.branch), provider: try AWSAccess.provider(),
                report: { printer.print($0) })
        } catch {
            throw Console.failure(error)
        }
        let shutdown = Shutdown(deadline: settings.shutdownDeadline)
        let sequence = PassSequence(
            pass: pass, completionInterval: interval, leaseTimeToLive: settings.leaseTTL,
            shutdown: shutdown, say: { printer.say($0) })
        let drawing = live.map { live in Task { await live.run() } }
        let work = Task { await sequence.run(expecting: expectation) }
        StopSignals.watch(deadline: shutdown.deadline) { signal in
            shutdown.begin()
            work.cancel()
            Task { printer.stopping(by: signal) }
        } last: {
            live?.abandon()
        }
        let result = await work.value
        drawing?.cancel()
        live?.end()
        do throws(Diagnostic) {
            try await shutdown.release(pass)
        } catch {
            printer.say("The lease was not given back; it ends by itself. \(Escaping.terminal(error.summary))")
        }
        // What was in doubt has been printed as it came up.
        if result.exitCode != 0 { throw ExitCode(result.exitCode) }
    }
}
