import Foundation
import TestSupport
import Testing

@testable import Git

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

    /// A token that reads may not push, and a forge that limits says 403, too: it is none the worse for that.
    @Test(arguments: ["403 Forbidden", "429 Too Many Requests", "407 Proxy Authentication Required"])
    func `a helper is told to erase only what the server takes for no credentials`(status: String) async throws {
        try await withTemporaryDirectory { folder in
            let server = try ScriptedServer { connection in
                while connection.readHead() != nil {
                    connection.send("HTTP/1.1 \(status)\r\nContent-Length: 0\r\n\r\n")
                }
            }
            defer { server.stop() }
            let (command, log) = try helper(in: folder, answering: "echo username=ada; echo password=canary")
            let mirror = try Mirror(
                folder + "/mirror", of: RemoteAddress("http://127.0.0.1:\(server.port)/a.git"),
                by: RemoteAccess(credentials: .helper(command)))
            #expect(await error { _ = try await mirror.fetch(["main"]) } != nil)
            let asked = try String(contentsOfFile: log, encoding: .utf8)
            #expect(asked.contains("--store x get"))
            #expect(!asked.contains("--store x erase"), "\(asked)")
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a helper that hangs is ended with what it started`() async throws {
        try await withTemporaryDirectory { folder in
            let (command, _) = try helper(in: folder, answering: "sleep 86399 & echo $! >\(folder)/child; wait")
            let helper = CredentialHelper(command: command, url: "http://h/a.git", deadline: .seconds(1))
            let error = await error { _ = try await helper.get() }
            #expect(error?.message.contains("did not answer within") == true, "\(String(describing: error))")
            let child = try String(contentsOfFile: folder + "/child", encoding: .utf8)
                .trimmingCharacters(in: .whitespacesAndNewlines)
            func isAlive() -> Bool {
                let state = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ") X"
                return !state.contains(") Z") && !state.contains(") X")
            }
            while isAlive() { await Task.yield() }
        }
    }

    @Test(arguments: ["nan", "inf", "-inf", "1e300", "-1e300", "soon"])
    func `an expiry that is no time does no harm`(expiry: String) async throws {
        try await withTemporaryDirectory { folder in
            let (command, _) = try helper(
                in: folder, answering: "echo username=ada; echo password=canary; echo password_expiry_utc=\(expiry)")
            let answer = try await CredentialHelper(command: command, url: "http://h/a.git").get()
            #expect(answer.credentials.password == "canary")
        }
    }

    /// What stands behind the line's end would be another server's line (CVE-2020-5260).
    @Test func `an address with a line in it is not asked about`() async throws {
        try await withTemporaryDirectory { folder in
            let (command, log) = try helper(in: folder, answering: "echo username=ada; echo password=canary")
            let helper = CredentialHelper(command: command, url: "https://evil.example/%0ahost=git.example.com/a.git")
            #expect(await code { _ = try await helper.get() } == .invalidInput)
            #expect(!FileManager.default.fileExists(atPath: log))
        }
    }

    @Test func `what a helper said is asked for again once it is forgotten`() async throws {
        try await withRemote(.http) { remote in
            try await remote.repository.commit(["a": "1"])
            let (command, log) = try helper(
                in: remote.folder, answering: "echo username=\(WebServer.user); echo password=\(WebServer.password)")
            let mirror = try mirror(remote, .helper(command))
            _ = try await mirror.fetch(["main"])
            await mirror.forgetCredentials()
            _ = try await mirror.fetch(["main"])
            let asked = try String(contentsOfFile: log, encoding: .utf8).components(separatedBy: "--store x get")
            #expect(asked.count == 3)
        }
    }
}
