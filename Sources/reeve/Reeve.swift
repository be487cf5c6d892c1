import ArgumentParser
import FoundationEssentials
import Git

@main
struct Reeve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reeve",
        abstract: "Keeps the accounts of an AWS organization as files in Git.",
        discussion: "Begin with 'reeve demo'. Documentation: README.md and docs/.",
        version: Version.current,
        subcommands: [
            DemoCommand.self, InitCommand.self, ValidateCommand.self, PlanCommand.self, ApplyCommand.self,
            ApproveCommand.self, AcknowledgeCommand.self, DaemonCommand.self, StatusCommand.self, SimulateCommand.self,
            SchemaCommand.self, DoctorCommand.self,
            GitWorkerCommand.self, MeasureReadingCommand.self, MeasurePlanningCommand.self, MeasureCreatesCommand.self,
            MeasureLimiterCommand.self,
        ])

    /// Arguments that cannot be are an error like any other: exit code 1, where the parser's own would be 64.
    static func main() async {
        CoreDumps.forbid()
        // A daemon starts one for each poll: what other commands need would be half of its cost.
        if CommandLine.arguments.dropFirst() == [GitWorkerCommand.name] { Console.exit(GitWorker.run()) }
        Secrets.learn(environment: ProcessInfo.processInfo.environment, arguments: CommandLine.arguments)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            let code = exitCode(for: error)
            // Help and the version.
            guard !code.isSuccess else { exit(withError: error) }
            let message = fullMessage(for: error)
            if !message.isEmpty { Console.error(message) }
            Console.exit(code == .validationFailure ? 1 : code.rawValue)
        }
    }
}

/// The version of this binary.
enum Version {
    static let current = "0.1.0"
}
