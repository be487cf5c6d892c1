import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// What a process prints, waited for line by line.
final class Lines {
    private var iterator: AsyncStream<String>.Iterator
    /// All that was read so far.
    private(set) var seen: [String] = []

    init(_ lines: AsyncStream<String>) { iterator = lines.makeAsyncIterator() }

    /// Reads on to the next line with this text.
    ///
    /// - Throws: if the process ends before it prints one.
    func wait(for text: String) async throws {
        while let line = await iterator.next() {
            seen.append(line)
            if line.contains(text) { return }
        }
        throw Tool.Failed(description: "the process ended before it said '\(text)': \(seen)")
    }

    /// Reads to the end.
    func rest() async {
        while let line = await iterator.next() { seen.append(line) }
    }
}

extension ReeveProcess {
    /// Runs a command that goes on until `body` stops it with SIGTERM; gives its exit code.
    func running(
        _ arguments: [String], _ body: (Lines, _ stop: () throws -> Void) async throws -> Void
    ) async throws -> Int32 {
        let result = try await Subprocess.run(
            .path(FilePath(Tool.reeve())), arguments: Arguments(arguments), environment: .custom(variables),
            workingDirectory: FilePath(folder), input: .none, output: .sequence, error: .discarded
        ) { process in
            let (lines, said) = AsyncStream.makeStream(of: String.self)
            let output = process.standardOutput
            let reading = Task {
                for try await line in output.strings() { said.yield(line) }
                said.finish()
            }
            do {
                try await body(Lines(lines)) { try process.send(signal: .terminate) }
            } catch {
                try process.send(signal: .kill)
                throw error
            }
            _ = try? await reading.value
        }
        return if case .exited(let code) = result.terminationStatus { code } else { -1 }
    }
}
