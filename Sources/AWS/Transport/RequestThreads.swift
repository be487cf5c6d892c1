import NIOPosix

/// The threads on which libcurl blocks, as an executor: what prefers it goes from answer to request without waiting
/// for a thread of the cooperative pool, however much there is to do on that.
final class RequestThreads: TaskExecutor {
    static let shared = RequestThreads()

    private let pool = NIOThreadPool(numberOfThreads: 8)

    private init() { pool.start() }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedTaskExecutor()
        pool.submit { _ in job.runSynchronously(on: executor) }
    }
}
