/// What the worker process is asked to do: one line of JSON on its standard input.
///
/// Credentials travel here alone, since arguments and environment of a process can be read by others.
struct WorkerRequest: Codable, Sendable {
    enum Job: Codable, Sendable {
        case fetch(branches: [String])
        case push(commit: ObjectID, branch: String, expected: ObjectID?)
    }

    /// The process that asks. The worker ends if that is not its parent any more.
    var parent: Int32
    /// The bare repository that mirrors the remote.
    var directory: String
    /// The absolute path of a local remote, or nil.
    var path: String?
    /// The URL of a remote behind a network, or nil.
    var url: String?
    var username: String?
    var password: String?
    var caFile: String?
    var memoryBytes: Int
    var maxFetchBytes: Int
    var job: Job
}
