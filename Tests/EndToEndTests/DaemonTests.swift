import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// The daemon against a Git server over HTTP, as another process.
@Suite struct DaemonTests {
    @Test func `a merge is applied as it comes, and SIGTERM gives the lease back`() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "0.2"]) { simulator in
                let repository = try await Self.served(in: folder)
                try await withWebServer(in: folder) { server in
                    let daemon = try await Self.daemon(
                        folder, repository: server.url + "/git/remote.git", simulator: simulator
                    ) { lines, stop in
                        try await lines.wait(for: "✓ create search applied")
                        try await repository.commit([
                            "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\ntags: {team: s}\n"
                        ])
                        try await Tool.git(repository.folder, "push", "--quiet", folder + "/git/remote.git", "main")
                        try await lines.wait(for: "✓ update search tags.team applied")
                        try await lines.wait(for: "status committed")
                        try await stop()
                    }
                    #expect(daemon == 0)
                    let served = folder + "/git/remote.git"
                    #expect(
                        try await Tool.git(served, "log", "-1", "--format=%s", "reeve/status") == "Release the lease")
                    let page = try await Tool.git(served, "show", "reeve/status:README.md")
                    #expect(page.contains("| search |"))
                    // The daemon never writes the watched branch.
                    #expect(
                        try await Tool.git(served, "rev-parse", "main")
                            == (try await Tool.git(repository.folder, "rev-parse", "main")))
                }
            }
        }
    }

    /// A repository whose remote the web server has, too.
    private static func served(in folder: String) async throws -> UserRepository {
        let repository = try await UserRepository(
            in: folder,
            [
                "reeve.yaml": "version: 1\nowner: acme\n",
                "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
            ])
        let served = folder + "/git/remote.git"
        try await Tool.run("git", ["clone", "--quiet", "--bare", repository.remote, served])
        try await Tool.git(served, "config", "http.receivepack", "true")
        return repository
    }

    /// What the daemon prints, waited for line by line.
    private final class Lines {
        private var iterator: AsyncStream<String>.Iterator

        init(_ lines: AsyncStream<String>) { iterator = lines.makeAsyncIterator() }

        func wait(for text: String) async throws {
            var seen: [String] = []
            while let line = await iterator.next() {
                if line.contains(text) { return }
                seen.append(line)
            }
            throw Tool.Failed(description: "the daemon ended before it said '\(text)': \(seen)")
        }
    }

    /// Runs the daemon as long as `body` does not stop it; gives its exit code.
    private static func daemon(
        _ folder: String, repository: String, simulator: SimulatorProcess,
        _ body: (Lines, _ stop: () async throws -> Void) async throws -> Void
    ) async throws -> Int32 {
        var variables: [Environment.Key: String] = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder, "NO_PROXY": "127.0.0.1",
        ]
        for (name, value) in simulator.environment { variables[Environment.Key(stringLiteral: name)] = value }
        let result = try await Subprocess.run(
            .path(FilePath(Tool.reeve())),
            arguments: [
                "daemon", "--repo", repository, "--poll", "0.1", "--completion-interval", "0.1",
            ], environment: .custom(variables), input: .none, output: .sequence, error: .discarded
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
