/// What the worker process answers: one line of JSON on its standard output.
enum WorkerAnswer: Codable, Sendable {
    /// The tips of the branches asked for that the remote has, and whether the mirror is in so many pieces that it
    /// should be tidied.
    case fetched([String: ObjectID], isUntidy: Bool)
    case pushed
    case tidied
    case failed(GitError)
}
