import ArgumentParser
import Git

/// The process that talks to Git remotes for another `reeve`, which starts and feeds it.
struct GitWorkerCommand: ParsableCommand {
    static let name = "git-worker"
    static let configuration = CommandConfiguration(commandName: name, shouldDisplay: false)

    func run() throws {
        throw ExitCode(GitWorker.run())
    }
}
