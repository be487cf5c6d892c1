import Declarations
import Dispatch

/// Reads one repository after another, as a running Reeve does.
enum Incremental {
    /// Blocks its thread, which is the fuzzer's own and no task's.
    static func read(_ tree: SourceTree, after earlier: SourceTree) -> Declared {
        let result = Result()
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            let reader = DeclarationReader()
            _ = await reader.read(earlier)
            result.declared = await reader.read(tree)
            done.signal()
        }
        done.wait()
        guard let declared = result.declared else { fatalError("nothing was read") }
        return declared
    }

    /// Written before the semaphore is signalled and read after: never at the same time.
    private final class Result: @unchecked Sendable {
        var declared: Declared?
    }
}
