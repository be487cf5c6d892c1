import Foundation
import Git
import TestSupport
import Testing

@Suite struct MirrorSSHTests {
    /// RSA keys too, which a server of today takes only with signatures by SHA-2.
    @Test(arguments: ["ed25519", "rsa", "ecdsa"]) func `takes a key`(of kind: String) async throws {
        try await withRemote(.path) { remote in
            let first = try await remote.repository.commit(["a": "1"])
            try await withSSHServer(in: remote.folder) { server in
                let address = try RemoteAddress(server.url + remote.repository.path)
                let mirror = try Mirror(
                    remote.folder + "/mirror", of: address, by: RemoteAccess(ssh: server.access(kind)))
                #expect(try await mirror.fetch(["main"]) == ["main": first])
                let commit = try await mirror.repository.draft(on: first, ["a": "2"])
                try await mirror.push(commit, to: "main", expecting: first)
                #expect(try await remote.repository.tip(of: "main") == commit)
            }
        }
    }

    @Test func `takes an agent's key`() async throws {
        try await withRemote(.path) { remote in
            let first = try await remote.repository.commit(["a": "1"])
            try await withSSHServer(in: remote.folder) { server in
                let socket = remote.folder + "/agent"
                try await withSSHAgent(at: socket, keys: [server.keys["rsa"] ?? ""]) {
                    let mirror = try Mirror(
                        remote.folder + "/mirror", of: RemoteAddress(server.url + remote.repository.path),
                        by: RemoteAccess(ssh: SSHAccess(agentSocket: socket, knownHostsFile: server.knownHosts)))
                    #expect(try await mirror.fetch(["main"]) == ["main": first])
                }
            }
        }
    }

    @Test func `a path with quotes and blanks stays one word`() async throws {
        try await withTemporaryDirectory { folder in
            let path = folder + "/it's $(touch x) a \"b\"!.git"
            let repository = try await Repository.initBare(at: path)
            let first = try await repository.commit(["a": "1"])
            try await withSSHServer(in: folder) { server in
                let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""
                let mirror = try Mirror(
                    folder + "/mirror", of: RemoteAddress(server.url + escaped), by: RemoteAccess(ssh: server.access()))
                #expect(try await mirror.fetch(["main"]) == ["main": first])
            }
        }
    }

    @Test func `a server whose key is not known is not spoken to`() async throws {
        try await withRemote(.path) { remote in
            try await withSSHServer(in: remote.folder) { server in
                let address = try RemoteAddress(server.url + remote.repository.path)
                let other = remote.folder + "/other_hosts"
                let stranger = try String(contentsOfFile: (server.keys["ed25519"] ?? "") + ".pub", encoding: .utf8)
                for known in ["", "\(server.host) \(stranger)"] {
                    try known.write(toFile: other, atomically: true, encoding: .utf8)
                    let access = SSHAccess(keyFile: server.keys["ed25519"], knownHostsFile: other)
                    let mirror = try Mirror(remote.folder + "/mirror", of: address, by: RemoteAccess(ssh: access))
                    let error = await error { _ = try await mirror.fetch(["main"]) }
                    #expect(error?.code == .hostKeyUnknown, "\(String(describing: error))")
                    #expect(try String(contentsOfFile: other, encoding: .utf8) == known, "no key is learnt")
                }
            }
        }
    }

    @Test func `a key that the server does not take is tried once`() async throws {
        try await withRemote(.path) { remote in
            try await withSSHServer(in: remote.folder) { server in
                let stranger = remote.folder + "/stranger"
                try await Tool.run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", stranger])
                let mirror = try Mirror(
                    remote.folder + "/mirror", of: RemoteAddress(server.url + remote.repository.path),
                    by: RemoteAccess(ssh: SSHAccess(keyFile: stranger, knownHostsFile: server.knownHosts)))
                let error = await error { _ = try await mirror.fetch(["main"]) }
                #expect(error?.code == .authenticationFailed, "\(String(describing: error))")
            }
        }
    }

    @Test func `a repository that is not there is said so in the server's words`() async throws {
        try await withRemote(.ssh) { remote in
            let address = try RemoteAddress(remote.address.description + "-not")
            let mirror = try Mirror(remote.folder + "/mirror", of: address, by: remote.access)
            let error = await error { _ = try await mirror.fetch(["main"]) }
            #expect(error?.code == .remoteUnreachable)
            #expect(
                error?.message.contains("does not appear to be a git repository") == true,
                "\(String(describing: error))")
        }
    }

    @Test func `a server that never answers costs the deadline, and no ssh stays behind`() async throws {
        try await withTemporaryDirectory { folder in
            let (socket, port) = try Sockets.silentServer()
            defer { Sockets.close(socket) }
            var limits = GitLimits()
            limits.deadline = .seconds(2)
            let mirror = try Mirror(
                folder + "/mirror", of: RemoteAddress("ssh://git@127.0.0.1:\(port)/remote.git"), limits: limits)
            #expect(await code { _ = try await mirror.fetch(["main"]) } == .timedOut)
            #expect(try await processesGone(homeBelow: folder) == [])
        }
    }
}
