import Git
import TestSupport
import Testing

@Suite struct MirrorProxyTests {
    @Test(arguments: [Transport.http, .https]) func `goes through a proxy`(by transport: Transport) async throws {
        try await withRemote(transport) { remote in
            let first = try await remote.repository.commit(["a": "1"])
            try await withProxyServer(in: remote.folder) { proxy in
                var access = remote.access
                access.proxy = Proxy(url: proxy.url)
                let mirror = try remote.mirror(by: access)
                #expect(try await mirror.fetch(["main"]) == ["main": first])
                let commit = try await mirror.repository.draft(on: first, ["a": "2"])
                try await mirror.push(commit, to: "main", expecting: first)
                #expect(try await remote.repository.tip(of: "main") == commit)
                let requests = try proxy.requests()
                #expect(requests.count >= 3)
                #expect(
                    requests.allSatisfy {
                        $0.hasPrefix(transport == .https ? "CONNECT localhost:" : "GET http://127")
                            || $0.hasPrefix("POST http://127")
                    })
            }
        }
    }

    @Test(arguments: [Transport.http, .https])
    func `a wrong password for the proxy is said so`(by transport: Transport) async throws {
        try await withRemote(transport) { remote in
            try await withProxyServer(in: remote.folder) { proxy in
                var access = remote.access
                access.proxy = Proxy(url: "http://squire:canary@127.0.0.1:\(proxy.port)")
                let mirror = try remote.mirror(by: access)
                let error = await error { _ = try await mirror.fetch(["main"]) }
                #expect([.forbidden, .authenticationFailed].contains(error?.code), "\(String(describing: error))")
                #expect(error?.message.contains("proxy") == true, "\(String(describing: error))")
                #expect(error?.message.contains("canary") == false)
            }
        }
    }

    @Test func `a proxy that is not there is said so`() async throws {
        try await withRemote(.http) { remote in
            var access = remote.access
            access.proxy = Proxy(url: "http://127.0.0.1:\(try Sockets.freePort())")
            let mirror = try remote.mirror(by: access)
            #expect(await code { _ = try await mirror.fetch(["main"]) } == .remoteUnreachable)
        }
    }

    @Test func `a host that is excepted is reached without it`() async throws {
        try await withRemote(.http) { remote in
            let first = try await remote.repository.commit(["a": "1"])
            var access = remote.access
            access.proxy = Proxy(url: "http://127.0.0.1:\(try Sockets.freePort())", exceptions: "localhost,127.0.0.1")
            #expect(try await remote.mirror(by: access).fetch(["main"]) == ["main": first])
        }
    }
}
