import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// A proxy before the simulator that keeps the answers to one operation back.
struct HoldingProxy {
    let endpoint: String
    /// Waits until an answer is held: the request has taken its effect.
    let holds: () async throws -> Void
    /// Lets the answers go.
    let release: () async throws -> Void

    /// Runs it as long as `body` runs.
    static func run(
        before simulator: SimulatorProcess, holding operation: String, _ body: (HoldingProxy) async throws -> Void
    ) async throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Scripts/holding_proxy.py").path
        _ = try await Subprocess.run(
            .path(FilePath(Tool.python())), arguments: [script, simulator.endpoint, operation], input: .inputWriter,
            output: .sequence, error: .discarded
        ) { process in
            let (lines, said) = AsyncStream.makeStream(of: String.self)
            let output = process.standardOutput
            let reading = Task {
                for try await line in output.strings() { said.yield(line) }
                said.finish()
            }
            let printed = Lines(lines)
            let writer = process.standardInputWriter
            do {
                try await printed.wait(for: "PORT ")
                let port = printed.seen.last?.filter(\.isNumber) ?? ""
                try await body(
                    HoldingProxy(
                        endpoint: "http://127.0.0.1:\(port)", holds: { try await printed.wait(for: "HOLDING") },
                        release: { _ = try await writer.write(Array("\n".utf8)) }))
            } catch {
                try process.send(signal: .kill)
                throw error
            }
            try process.send(signal: .kill)
            _ = try? await reading.value
        }
    }
}
