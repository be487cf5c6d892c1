import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// The worker processes whose private home is below `folder`.
func workers(homeBelow folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { process in
        guard Int(process) != nil,
            let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ")
        else { return false }
        return String(decoding: environment, as: UTF8.self).contains("HOME=\(folder)/")
    }
}

/// The same, once those that were killed are gone: the kernel takes a moment for what a worker had started.
func processesGone(homeBelow folder: String) async throws -> [String] {
    for _ in 1...500 {
        let left = try workers(homeBelow: folder)
        if left.isEmpty { return [] }
        try await Task.sleep(for: .milliseconds(10))
    }
    return try workers(homeBelow: folder)
}

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
