import Foundation
import TestSupport
import Testing

/// The daemon against a Git server over HTTP, as another process.
@Suite struct DaemonTests {
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
