import Foundation
import Synchronization
import TestSupport
import Testing

/// SIGTERM while AWS or Git does not answer.
@Suite struct ShutdownTests {
    private static let files = [
        "reeve.yaml": "version: 1\nowner: acme\nconcurrency: 1\n",
        "accounts/Sandbox/payments.yaml": "name: Payments\nemail: payments@example.com\n",
        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
    ]

    /// Runs a command on a repository with two accounts to make, one after the other, up to the moment when the first
    /// answer to CreateAccount is held back.
    private func held(
        _ command: [String],
        _ body:
            @escaping @Sendable (
                _ lines: Lines, _ stop: () throws -> Void, _ release: () async throws -> Void
            ) async throws -> Void
    ) async throws -> Ended {
        let result = Mutex(Ended())
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "1h"]) { simulator in
                let repository = try await UserRepository(in: folder, Self.files)
                var ended = Ended()
                try await HoldingProxy.run(before: simulator, holding: "CreateAccount") { proxy in
                    var environment = simulator.environment
                    environment["AWS_ENDPOINT_URL"] = proxy.endpoint
                    let reeve = ReeveProcess(environment: environment, folder: folder)
                    let arguments = command + ["--repo", repository.remote, "--format", "json"]
                    ended.code = try await reeve.running(arguments) { lines, stop in
                        try await proxy.holds()
                        ended.stopped = .now
                        try stop()
                        try await lines.wait(for: #""event":"stopping""#)
                        try await body(lines, stop, proxy.release)
                        await lines.rest()
                    }
                    ended.took = ended.stopped.duration(to: .now)
                }
                ended.writes = try simulator.writes()
                ended.subjects = try await Tool.git(
                    repository.remote, "log", "--reverse", "--format=%s", "reeve/status"
                ).split(separator: "\n").map(String.init)
                ended.page = try await repository.status("README.md")
                ended.lease = try await repository.status("lease.json")
                result.withLock { $0 = ended }
            }
        }
        return result.withLock(\.self)
    }

    /// What a stopped process left.
    private struct Ended: Sendable {
        var code: Int32 = -1
        var stopped = ContinuousClock.now
        var took = Duration.zero
        var writes: [String] = []
        var subjects: [String] = []
        var page = ""
        var lease = ""
    }

    @Test(arguments: ["apply", "daemon"])
    func `what runs is let end, nothing else begins, and the lease is given back`(command: String) async throws {
        let ended = try await held([command]) { lines, _, release in
            try await release()
            try await lines.wait(for: #""outcome":"started""#)
        }
        // Of the second account there is no slot for, apply says that it waits for one; that is no failure.
        #expect(ended.code == 0)
        #expect(ended.writes == ["CreateAccount"])
        #expect(ended.subjects.last == "Release the lease")
        #expect(ended.subjects.contains { $0.hasPrefix("Record the outcome: 1 started") })
        #expect(ended.lease.isEmpty)
    }

    @Test(arguments: ["apply", "daemon"])
    func `a call that is never answered does not keep it from its end`(command: String) async throws {
        let ended = try await held([command]) { lines, _, _ in
            try await lines.wait(for: #""outcome":"retry""#)
            try await lines.wait(for: #""event":"committed""#)
        }
        #expect(ended.code == (command == "apply" ? 4 : 0))
        #expect(ended.took < .seconds(20))
        #expect(ended.writes == ["CreateAccount"])
        #expect(ended.page.contains("AWS had not answered when Reeve was stopped"))
        // The request may still take effect: nobody else is to write until the lease has run out.
        #expect(ended.subjects.last != "Release the lease")
        #expect(ended.lease.contains("holder"))
    }

    @Test func `the deadline can be another one`() async throws {
        let ended = try await held(["daemon", "--shutdown-deadline", "1s"]) { _, _, _ in }
        // By default half of 20 seconds is for calls that are under way.
        #expect(ended.took < .seconds(10))
    }

    @Test(arguments: ["apply", "daemon"])
    func `a second signal ends it at once`(command: String) async throws {
        let ended = try await held([command]) { _, stop, _ in try stop() }
        #expect(ended.code == 128 + 15)
        // Half of the deadline is for calls that are under way: it was not waited for.
        #expect(ended.took < .seconds(10))
        #expect(ended.subjects == ["Take the lease"])
    }

    /// Which push to the status branch hangs: the one that takes the lease, or the one that reports.
    @Test(arguments: [("Take the lease", [String]()), ("Record the outcome*", ["CreateAccount"])])
    func `a Git server that does not answer does not, either`(subject: String, writes: [String]) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "1h"]) { simulator in
                let repository = try await UserRepository(in: folder, Self.files)
                let served = folder + "/git/remote.git"
                try await Tool.run("git", ["clone", "--quiet", "--bare", repository.remote, served])
                try await Tool.git(served, "config", "http.receivepack", "true")
                try await Tool.run("mkfifo", [folder + "/reached", folder + "/hold"])
                try Self.hook(holding: subject, in: folder).write(
                    toFile: served + "/hooks/pre-receive", atomically: true, encoding: .utf8)
                try await Tool.run("chmod", ["+x", served + "/hooks/pre-receive"])
                try await withWebServer(in: folder) { server in
                    let reeve = ReeveProcess(environment: simulator.environment, folder: folder)
                    let code = try await reeve.running([
                        "daemon", "--repo", server.url + "/git/remote.git", "--shutdown-deadline", "10s",
                    ]) { lines, stop in
                        // Ends once the hook has opened it for writing.
                        try await Tool.run("cat", [folder + "/reached"])
                        try stop()
                        await lines.rest()
                    }
                    #expect(code == 0)
                    #expect(try simulator.writes() == writes)
                    // The hook ends.
                    try await Tool.run("sh", ["-c", ": > \(folder)/hold"])
                }
            }
        }
    }

    /// A hook that does not answer a push whose commit has this subject.
    private static func hook(holding subject: String, in folder: String) -> String {
        """
        #!/bin/sh
        while read -r old new name; do
            case "$(git log -1 --format=%s "$new")" in
            \(subject.replacing(" ", with: "\\ "))) echo reached > \(folder)/reached; cat \(folder)/hold ;;
            esac
        done
        """
    }
}
