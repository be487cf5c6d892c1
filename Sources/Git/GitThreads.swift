internal import NIOPosix

/// The threads on which libgit2 may block.
///
/// They are our own, so that reading a large tree delays neither Swift's cooperative pool nor other users of
/// NIO's.
enum GitThreads {
    // Never shut down: it serves for the life of the process.
    private static let pool = {
        let pool = NIOThreadPool(numberOfThreads: 2)
        pool.start()
        return pool
    }()

    /// Runs `body` from start to end on one thread.
    /// - Throws: What `body` throws, or `cancelled` if the task was cancelled before `body` began.
    static func run<Value: Sendable>(
        _ body: @escaping @Sendable () throws(GitError) -> Value
    ) async throws(GitError) -> Value {
        let result: Result<Value, GitError>
        do {
            result = try await pool.runIfActive { Result(catching: body) }
        } catch {
            throw GitError(.cancelled, "the task was cancelled", operation: "read")
        }
        return try result.get()
    }
}
