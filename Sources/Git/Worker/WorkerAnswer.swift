/// What the worker process answers: one line of JSON on its standard output.
enum WorkerAnswer: Codable, Sendable {
    /// The tips of those branches that the remote has, and whether the mirror is in so many pieces that it should be
    /// tidied.
    case fetched(FetchedTips, isUntidy: Bool)
    case pushed
    case tidied
    case failed(GitError)
}
