/// What the worker process answers: one line of JSON on its standard output.
enum WorkerAnswer: Codable, Sendable {
    /// The tips of the branches asked for that the remote has.
    case fetched([String: ObjectID])
    case pushed
    case failed(GitError)
}
