import ArgumentParser

@main
struct Reeve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reeve", subcommands: [GitWorkerCommand.self])
}
