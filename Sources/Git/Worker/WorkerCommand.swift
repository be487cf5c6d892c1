/// How to start the process that talks to remotes: `reeve git-worker`.
public struct WorkerCommand: Sendable, Hashable {
    /// The absolute path of the executable.
    public var executable: String
    /// Its arguments. The default is the hidden subcommand's name.
    public var arguments: [String]

    public init(executable: String, arguments: [String] = ["git-worker"]) {
        self.executable = executable
        self.arguments = arguments
    }
}
