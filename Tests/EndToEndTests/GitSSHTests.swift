import Foundation
import TestSupport
import Testing

/// Git over SSH, through the built binary and OpenSSH's own server.
@Suite(.timeLimit(.minutes(5))) struct GitSSHTests {
    private struct Place: Sendable {
        var folder: String
        var repository: UserRepository
        var simulator: SimulatorProcess
        var server: SSHServer

        /// What is set in any case, and `more`.
        func apply(_ more: [String: String]) async throws -> ReeveProcess.Result {
            let environment = simulator.environment.merging(["REEVE_REPO": server.url + repository.remote]) { $1 }
            let reeve = ReeveProcess(environment: environment.merging(more) { $1 }, folder: folder)
            return try await reeve("apply", "--completion-interval", "0.1")
        }

        func expectDone(_ result: ReeveProcess.Result) async throws {
            #expect(result.code == 0, "\(result.output)\(result.error)")
            #expect(try simulator.writes().contains("CreateAccount"))
            #expect(try await repository.status("README.md").contains("| search |"))
            let last = try await Tool.git(repository.remote, "log", "-1", "--format=%s", "reeve/status")
            #expect(last == "Release the lease")
            #expect(try await processesGone(homeBelow: folder) == [])
        }

        func expectRefused(_ result: ReeveProcess.Result, _ code: String) async throws {
            #expect(result.code == 1, "\(result.output)\(result.error)")
            #expect(result.error.contains("error[\(code)]"), "\(result.error)")
            #expect(try simulator.writes() == [])
            #expect(try await Tool.git(repository.remote, "branch", "--format=%(refname:short)") == "main")
            #expect(try await processesGone(homeBelow: folder) == [])
        }
    }

    private func withPlace(_ body: @escaping @Sendable (Place) async throws -> Void) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "0"]) { simulator in
                let repository = try await UserRepository(
                    in: folder,
                    [
                        "reeve.yaml": "version: 1\nowner: acme\n",
                        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
                    ])
                try await withSSHServer(in: folder) { server in
                    try await body(
                        Place(folder: folder, repository: repository, simulator: simulator, server: server))
                }
            }
        }
    }

    @Test(arguments: ["ed25519", "rsa"]) func `a key from a file does the whole job`(_ kind: String) async throws {
        try await withPlace { place in
            let result = try await place.apply([
                "REEVE_GIT_SSH_KEY_FILE": place.server.keys[kind] ?? "",
                "REEVE_GIT_KNOWN_HOSTS_FILE": place.server.knownHosts,
            ])
            try await place.expectDone(result)
        }
    }

    @Test func `an agent's key does, too, with the known_hosts of the home`() async throws {
        try await withPlace { place in
            let home = place.folder + "/.ssh"
            try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: place.server.knownHosts, toPath: home + "/known_hosts")
            let socket = place.folder + "/agent"
            try await withSSHAgent(at: socket, keys: [place.server.keys["ed25519"] ?? ""]) {
                try await place.expectDone(try await place.apply(["SSH_AUTH_SOCK": socket]))
            }
        }
    }

    @Test func `a server with another key than the known one is not spoken to`() async throws {
        try await withPlace { place in
            let key = place.server.keys["ed25519"] ?? ""
            let stranger = try String(contentsOfFile: key + ".pub", encoding: .utf8)
            let other = place.folder + "/other_hosts"
            try "\(place.server.host) \(stranger)".write(toFile: other, atomically: true, encoding: .utf8)
            let result = try await place.apply([
                "REEVE_GIT_SSH_KEY_FILE": key, "REEVE_GIT_KNOWN_HOSTS_FILE": other,
            ])
            try await place.expectRefused(result, "RV4008")
            #expect(result.error.contains("REEVE_GIT_KNOWN_HOSTS_FILE"), "\(result.error)")
        }
    }

    @Test func `a key that the server does not take is told as such`() async throws {
        try await withPlace { place in
            let stranger = place.folder + "/stranger"
            try await Tool.run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", stranger])
            let result = try await place.apply([
                "REEVE_GIT_SSH_KEY_FILE": stranger, "REEVE_GIT_KNOWN_HOSTS_FILE": place.server.knownHosts,
            ])
            try await place.expectRefused(result, "RV4003")
            #expect(result.error.contains("REEVE_GIT_SSH_KEY_FILE"), "\(result.error)")
        }
    }
}
