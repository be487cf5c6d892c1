import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// What a run said, as it came out.
struct WatchedRun {
    var code: Int32
    var texts: [String: Data]

    func text(_ name: String) -> String { String(decoding: texts[name] ?? Data(), as: UTF8.self) }
}

extension ReeveProcess {
    /// Runs a command until it ends, or `body` stops it.
    func watched(
        _ arguments: [String],
        _ body: (Lines, _ stop: () throws -> Void) async throws -> Void = { lines, _ in await lines.rest() }
    ) async throws -> WatchedRun {
        let errors = "\(folder)/said-\(UUID().uuidString)"
        let file = try FileDescriptor.open(
            FilePath(errors), .writeOnly, options: [.create, .append, .closeOnExec], permissions: .ownerReadWrite)
        let result = try await Subprocess.run(
            .path(FilePath(Tool.reeve())), arguments: Arguments(arguments), environment: .custom(variables),
            workingDirectory: FilePath(folder), input: .none, output: .sequence,
            error: .fileDescriptor(file, closeAfterSpawningProcess: true)
        ) { process in
            let (stream, said) = AsyncStream.makeStream(of: String.self)
            let output = process.standardOutput
            let reading = Task {
                for try await line in output.strings() { said.yield(line) }
                said.finish()
            }
            let lines = Lines(stream)
            do {
                try await body(lines) { try process.send(signal: .terminate) }
            } catch {
                try process.send(signal: .kill)
                throw error
            }
            await lines.rest()
            _ = try? await reading.value
            return Data(lines.seen.joined(separator: "\n").utf8)
        }
        let code: Int32 = if case .exited(let code) = result.terminationStatus { code } else { -1 }
        return WatchedRun(
            code: code,
            texts: [
                "standard output": result.closureResult,
                "standard error": FileManager.default.contents(atPath: errors) ?? Data(),
            ])
    }
}
