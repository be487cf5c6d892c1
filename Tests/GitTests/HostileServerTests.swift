import Git
import Glibc
import TestSupport
import Testing

/// Servers that mean ill, or are broken: each costs the stall limit or the deadline at most, and says what it did.
@Suite struct HostileServerTests {
    private static let head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n"

    private static func reference(_ number: Int) -> String {
        let line = String(repeating: "a", count: 40) + " refs/heads/b\(number)\n"
        let length = String(line.utf8.count + 4, radix: 16)
        return String(repeating: "0", count: 4 - length.count) + length + line
    }

    private func fetch(
        scheme: String = "http", deadline: Duration = .seconds(60),
        from serve: @escaping @Sendable (ServedConnection) -> Void
    ) async throws -> GitError? {
        try await withTemporaryDirectory { folder in
            let server = try ScriptedServer(serve)
            defer { server.stop() }
            var limits = GitLimits()
            limits.deadline = deadline
            limits.stall.time = .seconds(1)
            limits.maxFetchBytes = 1 << 20
            let mirror = try Mirror(
                folder + "/mirror", of: RemoteAddress("\(scheme)://127.0.0.1:\(server.port)/remote.git"),
                by: RemoteAccess(ssh: SSHAccess(knownHostsFile: folder + "/known_hosts")), limits: limits)
            let error = await error { _ = try await mirror.fetch(["main"]) }
            #expect(try await processesGone(homeBelow: folder) == [])
            return error
        }
    }

    @Test func `one that takes the request and never answers stalls`() async throws {
        let error = try await fetch { connection in
            _ = connection.readHead()
            connection.waitForEnd()
        }
        #expect(error?.code == .timedOut)
        #expect(error?.message.contains("stalled") == true, "\(String(describing: error))")
    }

    @Test func `one that stops in the middle of its answer stalls`() async throws {
        let error = try await fetch { connection in
            _ = connection.readHead()
            connection.send(Self.head + "\r\n001e# service=git-upload-pack\n0000" + Self.reference(1))
            connection.waitForEnd()
        }
        #expect(error?.code == .timedOut)
        #expect(error?.message.contains("stalled") == true, "\(String(describing: error))")
    }

    @Test func `one that answers by drops stalls, though something always comes`() async throws {
        let error = try await fetch { connection in
            _ = connection.readHead()
            connection.send(Self.head + "\r\n001e# service=git-upload-pack\n0000")
            // Fifty bytes a second, where the limit asks for a thousand.
            for byte in Self.reference(1).utf8 {
                guard connection.send([byte]) else { return }
                usleep(20_000)
            }
            connection.waitForEnd()
        }
        #expect(error?.code == .timedOut, "\(String(describing: error))")
    }

    @Test func `one that sends garbage is told as such at once`() async throws {
        for garbage in ["\u{0}\u{1}\u{2}garbage\r\n\r\n", Self.head + "\r\nzzzz# service", Self.head + "\r\n0000"] {
            let error = try await fetch { connection in
                _ = connection.readHead()
                connection.send(garbage)
            }
            #expect(error != nil)
            #expect([.remoteUnreachable, .unsupported].contains(error?.code), "\(String(describing: error))")
        }
    }

    @Test func `one that shows a page is no Git server`() async throws {
        let error = try await fetch { connection in
            _ = connection.readHead()
            connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n<html")
        }
        #expect(error?.code == .remoteUnreachable)
        #expect(error?.message.contains("text/html") == true, "\(String(describing: error))")
    }

    @Test func `one that asks for credentials for ever is answered once`() async throws {
        let counter = Counter()
        let error = try await fetch { connection in
            while connection.readHead() != nil {
                counter.add()
                connection.send(
                    "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")
            }
        }
        #expect(error?.code == .authenticationFailed)
        #expect(counter.value == 1)
    }

    @Test func `one that sends references for ever is stopped at the limit`() async throws {
        let error = try await fetch { connection in
            _ = connection.readHead()
            connection.send(Self.head + "\r\n001e# service=git-upload-pack\n0000")
            for number in 0... where !connection.send(Self.reference(number)) { return }
        }
        #expect(error?.code == .limitExceeded, "\(String(describing: error))")
    }

    @Test func `one whose head never ends is stopped`() async throws {
        let error = try await fetch(deadline: .seconds(5)) { connection in
            _ = connection.readHead()
            connection.send("HTTP/1.1 200 OK\r\n")
            let line = "X-Flood: \(String(repeating: "x", count: 1000))\r\n"
            while connection.send(line) {}
        }
        #expect([.timedOut, .remoteUnreachable, .limitExceeded].contains(error?.code), "\(String(describing: error))")
    }

    @Test func `one that refuses with words is quoted, and cannot control the terminal`() async throws {
        let error = try await fetch { connection in
            _ = connection.readHead()
            let words = "archived\u{1b}[2J;\nask ada"
            connection.send(
                "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: \(words.utf8.count)\r\n\r\n\(words)"
            )
        }
        #expect(error?.code == .forbidden)
        #expect(
            error?.message.hasSuffix("(HTTP status 403): archived[2J;; ask ada") == true, "\(String(describing: error))"
        )
    }

    @Test func `one that is no SSH server is told as such`() async throws {
        let error = try await fetch(scheme: "ssh") { connection in
            connection.send("HTTP/1.1 400 Bad Request\r\n\r\n")
        }
        #expect(error?.code == .remoteUnreachable, "\(String(describing: error))")
    }

    @Test func `an SSH server that stops in its greeting stalls`() async throws {
        let error = try await fetch(scheme: "ssh") { connection in
            connection.send("SSH-2.0-OpenSSH_9.2\r\n")
            connection.waitForEnd()
        }
        #expect(error?.code == .timedOut, "\(String(describing: error))")
    }
}
