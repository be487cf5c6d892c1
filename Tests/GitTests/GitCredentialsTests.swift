import Foundation
import Git
import TestSupport
import Testing

/// Passwords from files and from helpers.
@Suite struct GitCredentialsTests {
    private func mirror(_ remote: Remote, _ source: GitCredentialsSource) throws -> Mirror {
        try remote.mirror(at: "/private/remote.git", by: RemoteAccess(credentials: source))
    }

    @Test func `a file is read for each fetch`() async throws {
        try await withRemote(.http) { remote in
            let first = try await remote.repository.commit(["a": "1"])
            let file = remote.folder + "/token"
            let mirror = try mirror(remote, .file(username: WebServer.user, path: file))
            #expect(await code { _ = try await mirror.fetch(["main"]) } == .local)
            try "  \n".write(toFile: file, atomically: true, encoding: .utf8)
            #expect(await error { _ = try await mirror.fetch(["main"]) }?.message.contains("is empty") == true)
            try "wrong".write(toFile: file, atomically: true, encoding: .utf8)
            #expect(await code { _ = try await mirror.fetch(["main"]) } == .authenticationFailed)
            for text in ["\(WebServer.password)\n", "\u{FEFF}\(WebServer.password)\r\n"] {
                try text.write(toFile: file, atomically: true, encoding: .utf8)
                #expect(try await mirror.fetch(["main"]) == ["main": first])
            }
        }
    }

    /// A helper that notes what it was asked.
    private func helper(in folder: String, answering answer: String) throws -> (command: [String], log: String) {
        let program = folder + "/helper"
        try """
        #!/bin/sh
        { echo "$@"; cat; } >> \(folder)/helper.log
        \(answer)
        """.write(toFile: program, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
        return ([program, "--store", "x"], folder + "/helper.log")
    }

    @Test func `a helper is asked once, in Git's words`() async throws {
        try await withRemote(.http) { remote in
            let first = try await remote.repository.commit(["a": "1"])
            let (command, log) = try helper(
                in: remote.folder, answering: "echo username=\(WebServer.user); echo password=\(WebServer.password)")
            let mirror = try mirror(remote, .helper(command))
            for _ in 1...3 { #expect(try await mirror.fetch(["main"]) == ["main": first]) }
            let server = try #require(remote.server)
            let host = try #require(URLComponents(string: server.url))
            #expect(
                try String(contentsOfFile: log, encoding: .utf8) == """
                    --store x get
                    protocol=http
                    host=127.0.0.1:\(host.port ?? 0)
                    path=private/remote.git


                    """)
        }
    }

    @Test func `a helper is asked again once its answer is about to expire`() async throws {
        try await withRemote(.http) { remote in
            try await remote.repository.commit(["a": "1"])
            let soon = Int(Date.now.timeIntervalSince1970) + 30
            let (command, log) = try helper(
                in: remote.folder,
                answering: "echo username=\(WebServer.user); echo password=\(WebServer.password); "
                    + "echo password_expiry_utc=\(soon)")
            let mirror = try mirror(remote, .helper(command))
            for _ in 1...2 { _ = try await mirror.fetch(["main"]) }
            let asked = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").filter {
                $0.hasSuffix(" get")
            }
            #expect(asked.count == 2)
        }
    }

    @Test func `a helper whose answer is refused is told, and asked again`() async throws {
        try await withRemote(.http) { remote in
            let (command, log) = try helper(
                in: remote.folder, answering: "echo username=\(WebServer.user); echo password=canary")
            let mirror = try mirror(remote, .helper(command))
            for _ in 1...2 {
                let error = await error { _ = try await mirror.fetch(["main"]) }
                #expect(error?.code == .authenticationFailed)
                #expect(error?.description.contains("canary") == false)
            }
            let text = try String(contentsOfFile: log, encoding: .utf8)
            let asked = text.split(separator: "\n").filter { $0.hasPrefix("--store x ") }
            #expect(asked == ["--store x get", "--store x erase", "--store x get", "--store x erase"])
            #expect(text.contains("username=\(WebServer.user)\npassword=canary\n"))
        }
    }

    @Test(arguments: ["exit 3", "echo nothing", "echo username=x", "head -c 100000 /dev/zero | tr '\\0' x"])
    func `a helper that gives nothing is an error that shows none of its words`(_ answer: String) async throws {
        try await withRemote(.http) { remote in
            let (command, _) = try helper(in: remote.folder, answering: "echo password_secret=canary; \(answer)")
            let mirror = try mirror(remote, .helper(command))
            let error = await error { _ = try await mirror.fetch(["main"]) }
            #expect(error?.code == .local)
            #expect(error?.message.contains("credential helper") == true)
            #expect(error?.description.contains("canary") == false)
        }
    }

    @Test func `a helper that is not there is an error`() async throws {
        try await withRemote(.http) { remote in
            let mirror = try mirror(remote, .helper([remote.folder + "/nowhere"]))
            #expect(await code { _ = try await mirror.fetch(["main"]) } == .local)
        }
    }
}
