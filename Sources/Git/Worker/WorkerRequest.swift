/// What the worker process is asked to do: one line of JSON on its standard input.
///
/// Credentials travel here alone, since arguments and environment of a process can be read by others.
struct WorkerRequest: Codable, Sendable {
    enum Job: Codable, Sendable {
        /// Brings these branches here, and says where the others are.
        case fetch(branches: [String], noting: [String])
        case push(commit: ObjectID, branch: String, expected: ObjectID?)
        /// Packs what the mirror holds together.
        case tidy
    }

    /// How the remote is reached.
    struct Access: Codable, Sendable {
        var username: String?
        var password: String?
        var caFile: String?
        var proxy: Proxy?
        var ssh = SSHAccess()

        var credentials: GitCredentials? {
            username.map { GitCredentials(username: $0, password: password ?? "") }
        }
    }

    /// The process that asks. The worker ends if that is not its parent any more.
    var parent: Int32
    /// The bare repository that mirrors the remote.
    var directory: String
    var remote: RemoteAddress.Location
    var access: Access
    /// Whether to begin the mirror anew, and to put it in the place of the one that is there once the job is done.
    var anew = false
    var memoryBytes: Int
    var maxFetchBytes: Int
    var stall: StallLimit
    var job: Job
}
