import Foundation
import Git
import TestSupport
import Testing

/// How an SSH server may be of no use, and what that costs.
@Suite(.timeLimit(.minutes(2))) struct SSHEndingTests {
    /// What the server logs up to the end of a connection.
    private func connection(in log: AsyncStream<String>) async -> [String] {
        var lines: [String] = []
        for await line in log {
            lines.append(line)
            if line.contains("Connection closed by") || line.contains("Connection reset by") { break }
        }
        return lines
    }

    @Test func `a key that is refused is offered once`() async throws {
        try await withRemote(.path) { remote in
            try await withSSHServer(in: remote.folder) { server in
                let stranger = remote.folder + "/stranger"
                try await Tool.run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", stranger])
                let mirror = try Mirror(
                    remote.folder + "/mirror", of: RemoteAddress(server.url + remote.repository.path),
                    by: RemoteAccess(ssh: SSHAccess(keyFile: stranger, knownHostsFile: server.knownHosts)))
                let error = await error { _ = try await mirror.fetch(["main"]) }
                #expect(error?.code == .authenticationFailed, "\(String(describing: error))")
                #expect(await connection(in: server.log).count { $0.contains("Failed publickey for") } == 1)
            }
        }
    }

    /// It takes the key, and then neither speaks nor ends.
    @Test func `a server that falls silent after it let us in costs the stall limit`() async throws {
        try await withRemote(.path) { remote in
            try await withSSHServer(in: remote.folder) { server in
                let key = server.keys["ed25519"] ?? ""
                let publicKey = try String(contentsOfFile: key + ".pub", encoding: .utf8)
                // What is forced ends with the connection, and says nothing until then.
                try "command=\"cat > /dev/null\" \(publicKey)".write(
                    toFile: remote.folder + "/sshd/authorized_keys", atomically: true, encoding: .utf8)
                var limits = GitLimits()
                limits.deadline = .seconds(120)
                // Enough for the greeting and the keys, on a machine that does much else.
                limits.stall.time = .seconds(4)
                let mirror = try Mirror(
                    remote.folder + "/mirror", of: RemoteAddress(server.url + remote.repository.path),
                    by: RemoteAccess(ssh: server.access()), limits: limits)
                let error = await error { _ = try await mirror.fetch(["main"]) }
                #expect(error?.code == .timedOut, "\(String(describing: error))")
                #expect(error?.message.contains("stalled") == true, "\(String(describing: error))")
                #expect(await connection(in: server.log).contains { $0.contains("Accepted publickey for") })
                #expect(try await processesGone(homeBelow: remote.folder) == [])
            }
        }
    }
}
