import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// The daemon against a Git server over HTTP, as another process.
@Suite(.timeLimit(.minutes(5))) struct DaemonTests {
    @Test func `a merge is applied as it comes, and SIGTERM gives the lease back`() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "0.2"]) { simulator in
                let repository = try await Self.served(in: folder)
                try await withWebServer(in: folder) { server in
                    let reeve = ReeveProcess(environment: simulator.environment, folder: folder)
                    let daemon = try await reeve.running([
                        "daemon", "--repo", server.url + "/git/remote.git", "--poll", "0.1",
                        "--completion-interval", "0.1",
                    ]) { lines, stop in
                        try await lines.wait(for: "✓ create search applied")
                        try await repository.commit([
                            "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\ntags: {team: s}\n"
                        ])
                        try await Tool.git(repository.folder, "push", "--quiet", folder + "/git/remote.git", "main")
                        try await lines.wait(for: "✓ update search tags.team applied")
                        try await lines.wait(for: "status committed")
                        try stop()
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

    @Test func `while the Git server is away drift is told and nothing is written, and then it is`() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder) { simulator in
                let account = "name: Search\nemail: search@example.com\ntags: {team: s}\n"
                let repository = try await UserRepository(
                    in: folder,
                    ["reeve.yaml": "version: 1\nowner: acme\n", "accounts/Sandbox/search.yaml": account])
                let reeve = ReeveProcess(environment: simulator.environment, folder: folder)
                let daemon = try await reeve.running([
                    "daemon", "--repo", repository.remote, "--poll", "0.1", "--completion-interval", "0.1", "--resync",
                    "0.5",
                ]) { lines, stop in
                    try await lines.wait(for: "✓ create search applied")
                    try await lines.wait(for: "status committed")
                    try FileManager.default.moveItem(atPath: repository.remote, toPath: folder + "/away.git")
                    let retag = """
                        import boto3
                        client = boto3.client("organizations", region_name="us-east-1")
                        [found] = [a["Id"] for a in client.list_accounts()["Accounts"] if a["Name"] == "Search"]
                        client.tag_resource(ResourceId=found, Tags=[{"Key": "team", "Value": "by-hand"}])
                        """
                    let environment = simulator.environment.map { "\($0)=\($1)" }
                    try await Tool.run("env", environment + [try Tool.python(), "-c", retag])
                    let writes = try simulator.writes().count
                    try await lines.wait(for: "tags.team by-hand → s")
                    #expect(try simulator.writes().count == writes)
                    try FileManager.default.moveItem(atPath: folder + "/away.git", toPath: repository.remote)
                    try await lines.wait(for: "✓ update search tags.team applied")
                    try await lines.wait(for: "status committed")
                    try stop()
                }
                #expect(daemon == 0)
            }
        }
    }

    /// NIO's own threads are as many as the machine has processors.
    @Test func `the port's threads are not as many as the processors`() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder) { simulator in
                let repository = try await UserRepository(in: folder, Self.files(tags: "{team: a}"))
                let reeve = ReeveProcess(environment: simulator.environment, folder: folder)
                let result = try await Subprocess.run(
                    .path(FilePath(Tool.reeve())),
                    arguments: ["daemon", "--repo", repository.remote, "--listen", "127.0.0.1:0"],
                    environment: .custom(reeve.variables), workingDirectory: FilePath(folder), input: .none,
                    output: .discarded, error: .sequence
                ) { process in
                    for try await line in process.standardError.strings() where line.contains("listening") { break }
                    let tasks = "/proc/\(process.processIdentifier.value)/task"
                    defer { try? process.send(signal: .kill) }
                    return try FileManager.default.contentsOfDirectory(atPath: tasks).compactMap {
                        try? String(contentsOfFile: "\(tasks)/\($0)/comm", encoding: .utf8)
                    }
                }
                let names = result.closureResult
                #expect(names.count { $0.hasPrefix("NIO-ELT-") } == 2, "\(names)")
                #expect(!names.contains { $0.hasPrefix("NIO-SGLTN-") }, "\(names)")
            }
        }
    }

    @Test func `a webhook brings the pass, though the next look is hours away`() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder) { simulator in
                let repository = try await UserRepository(in: folder, Self.files(tags: "{team: a}"))
                let (port, secret) = (try Sockets.freePort(), "a secret of the forge")
                try secret.write(toFile: folder + "/secret", atomically: true, encoding: .utf8)
                try """
                repo: \(repository.remote)
                poll: 5h
                resync: 5h
                completion-interval: 100ms
                listen: 127.0.0.1:\(port)
                webhook-secret-file: \(folder)/secret

                """.write(toFile: folder + "/config.yaml", atomically: true, encoding: .utf8)
                func deliver(_ token: String, _ id: String) async -> String {
                    await RawConnection.exchange(
                        port,
                        """
                        POST /webhooks/gitlab HTTP/1.1\r
                        Host: a\r
                        X-Gitlab-Token: \(token)\r
                        X-Gitlab-Event: Push Hook\r
                        X-Gitlab-Event-UUID: \(id)\r
                        Connection: close\r
                        Content-Length: 2\r
                        \r
                        {}
                        """
                    ).text
                }
                let reeve = ReeveProcess(environment: simulator.environment, folder: folder)
                let daemon = try await reeve.running(["daemon", "--config", folder + "/config.yaml"]) { lines, stop in
                    try await lines.wait(for: "✓ create search applied")
                    try await lines.wait(for: "status committed")
                    try await repository.commit(Self.files(tags: "{team: b}"))
                    #expect(await deliver("another secret, as long", "1").hasPrefix("HTTP/1.1 401"))
                    #expect(await deliver(secret, "2").hasPrefix("HTTP/1.1 202"))
                    try await lines.wait(for: "✓ update search tags.team applied")
                    try await lines.wait(for: "status committed")
                    try stop()
                }
                #expect(daemon == 0)
            }
        }
    }

    @Test func `a status branch that was rewound under it costs no second account`() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder) { simulator in
                let repository = try await UserRepository(in: folder, Self.files(tags: "{team: a}"))
                let reeve = ReeveProcess(environment: simulator.environment, folder: folder)
                let daemon = try await reeve.running([
                    "daemon", "--repo", repository.remote, "--poll", "0.1", "--completion-interval", "0.1",
                ]) { lines, stop in
                    try await lines.wait(for: "✓ create search applied")
                    try await lines.wait(for: "status committed")
                    let first = try await Tool.git(
                        repository.remote, "rev-list", "--max-parents=0", "reeve/status")
                    try await Tool.git(repository.remote, "update-ref", "refs/heads/reeve/status", first)
                    try await repository.commit(Self.files(tags: "{team: b}"))
                    try await lines.wait(for: "✓ update search tags.team applied")
                    try await lines.wait(for: "status committed")
                    try stop()
                }
                #expect(daemon == 0)
                #expect(try simulator.writes().count { $0 == "CreateAccount" } == 1)
                let record = try await repository.status("accounts/search.yaml")
                #expect(record.contains(#"phase: "Ready""#), "\(record)")
            }
        }
    }

    private static func files(tags: String) -> [String: String] {
        [
            "reeve.yaml": "version: 1\nowner: acme\n",
            "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\ntags: \(tags)\n",
        ]
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
}
