import Subprocess
import SystemPackage
import TestSupport

/// Starts a worker by hand and sends it a request.
///
/// Its standard input is closed when `body` returns.
/// - Returns: Its exit status, nil if a signal ended it, and what it wrote.
func runWorker(
    _ request: String, until body: @Sendable () async throws -> Void
) async throws -> (status: Int32?, output: String) {
    let result = try await run(
        .path(FilePath(Tool.reeve())), arguments: ["git-worker"], input: .inputWriter,
        output: .string(limit: 4096), error: .discarded
    ) { worker in
        _ = try await worker.standardInputWriter.write(request + "\n")
        try await body()
    }
    guard case .exited(let status) = result.terminationStatus else { return (nil, result.standardOutput) }
    return (status, result.standardOutput)
}
