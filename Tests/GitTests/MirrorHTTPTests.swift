import Git
import TestSupport
import Testing

@Suite struct MirrorHTTPTests {
    @Test func theRightPasswordIsTaken() async throws {
        try await withRemote(.http) { remote in
            let first = try await remote.repository.commit(["a": "1"])
            let credentials = GitCredentials(username: WebServer.user, password: WebServer.password)
            let mirror = try remote.mirror(
                at: "/private/remote.git", by: .with(credentials))
            #expect(try await mirror.fetch(["main"]) == ["main": first])
            let commit = try await mirror.repository.draft(on: first, ["a": "2"])
            try await mirror.push(commit, to: "main", expecting: first)
            #expect(try await remote.repository.tip(of: "main") == commit)
        }
    }

    @Test func aWrongPasswordIsTriedOnce() async throws {
        try await withRemote(.http) { remote in
            let credentials = GitCredentials(username: WebServer.user, password: "wrong-horse")
            let mirror = try remote.mirror(
                at: "/private/remote.git", by: .with(credentials))
            let error = await error { _ = try await mirror.fetch(["main"]) }
            #expect(error?.code == .authenticationFailed)
            #expect(error?.description.contains("wrong-horse") == false)
            let requests = try #require(remote.server).requests()
            #expect(requests == ["\(WebServer.user) GET /private/remote.git/info/refs 401"])
        }
    }

    @Test func `a look at what has not moved is one request`() async throws {
        try await withRemote(.http) { remote in
            let first = try await remote.repository.commit(["a": "1"])
            let mirror = try remote.mirror()
            _ = try await mirror.fetch(["main", "reeve/status"])
            let before = try #require(remote.server).requests().count
            #expect(try await mirror.fetch(["main", "reeve/status"]) == ["main": first])
            let requests = try #require(remote.server).requests()[before...]
            #expect(Array(requests) == ["- GET /git/remote.git/info/refs 200"])
        }
    }

    @Test func noPasswordIsSaidSo() async throws {
        try await withRemote(.http) { remote in
            let mirror = try remote.mirror(at: "/private/remote.git")
            let error = await error { _ = try await mirror.fetch(["main"]) }
            #expect(error?.code == .authenticationFailed)
            #expect(error?.message.contains("none are configured") == true, "\(String(describing: error))")
        }
    }

    @Test func aRedirectToAnotherHostIsNotFollowed() async throws {
        try await withRemote(.http) { remote in
            try await remote.repository.commit(["a": "1"])
            let mirror = try remote.mirror(at: "/moved/remote.git")
            let error = await error { _ = try await mirror.fetch(["main"]) }
            #expect(error?.code == .redirected, "\(String(describing: error))")
            #expect(try #require(remote.server).requests().count == 1)
        }
    }

    @Test func aRedirectToAnotherPortGetsNoCredentials() async throws {
        try await withRemote(.http) { remote in
            try await withRemote(.http) { other in
                let target = try #require(other.server).url
                let credentials = GitCredentials(username: WebServer.user, password: WebServer.password)
                let mirror = try remote.mirror(
                    at: "/port/\(target.split(separator: ":").last ?? "")",
                    by: .with(credentials))
                let error = await error { _ = try await mirror.fetch(["main"]) }
                #expect(error?.code == .redirected, "\(String(describing: error))")
                let requests = try #require(other.server).requests()
                #expect(requests == [])
            }
        }
    }

    @Test func aCertificateOfAnotherAuthorityIsRefused() async throws {
        try await withRemote(.https) { remote in
            try await remote.repository.commit(["a": "1"])
            let mirror = try remote.mirror(by: RemoteAccess())
            let error = await error { _ = try await mirror.fetch(["main"]) }
            #expect(error?.code == .certificateInvalid, "\(String(describing: error))")
        }
    }

    @Test func aRemoteThatTakesNoPushesSaysSo() async throws {
        try await withRemote(.http) { remote in
            try await Tool.git(remote.repository.path, "config", "http.receivepack", "false")
            let mirror = try remote.mirror()
            _ = try await mirror.fetch(["main"])
            let commit = try await mirror.repository.draft(on: nil, ["a": "1"])
            let error = await error { try await mirror.push(commit, to: "main", expecting: nil) }
            #expect(error?.code == .forbidden, "\(String(describing: error))")
        }
    }
}
