import ArgumentParser

@main
struct Reeve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reeve",
        abstract: "Keeps the accounts of an AWS organization as files in Git.",
        discussion: "Begin with 'reeve demo'. Documentation: README.md and docs/.",
        version: Version.current,
        subcommands: [
            DemoCommand.self, InitCommand.self, ValidateCommand.self, PlanCommand.self, ApplyCommand.self,
            ApproveCommand.self, DaemonCommand.self, StatusCommand.self, SimulateCommand.self, GitWorkerCommand.self,
        ])
}

/// The version of this binary.
enum Version {
    static let current = "0.1.0"
}
