import Foundation
import TestSupport
import Testing

/// Git over HTTP, as the environment and the options of the built binary say.
@Suite(.timeLimit(.minutes(5))) struct GitHTTPTests {
    private static let files = [
        "reeve.yaml": "version: 1\nowner: acme\n",
        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
    ]

    /// A repository behind TLS, and a proxy that nobody has to go by.
    @Test func `https_proxy is gone by, and no_proxy excepts a host`() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "0"]) { simulator in
                let repository = try await UserRepository(in: folder, Self.files)
                try await repository.serve(in: folder)
                try await withWebServer(in: folder, tls: true) { server in
                    try await withProxyServer(in: folder) { proxy in
                        var reeve = ReeveProcess(environment: simulator.environment, folder: folder)
                        reeve.environment["REEVE_REPO"] = server.url + "/git/remote.git"
                        reeve.environment["GIT_SSL_CAINFO"] = server.caFile
                        reeve.environment["https_proxy"] = proxy.url
                        let through = try await reeve("apply", "--completion-interval", "0.1")
                        #expect(through.code == 0, "\(through.output)\(through.error)")
                        #expect(try await repository.status("README.md").contains("| search |"))
                        let requests = try proxy.requests()
                        #expect(!requests.isEmpty && requests.allSatisfy { $0.hasPrefix("CONNECT localhost:") })

                        // Where nobody listens: whoever goes by it gets nowhere.
                        reeve.environment["https_proxy"] = "http://127.0.0.1:\(try Sockets.freePort())"
                        let nowhere = try await reeve("apply", "--completion-interval", "0.1")
                        #expect(nowhere.code == 1)
                        #expect(nowhere.error.contains("error[RV4001]"), "\(nowhere.error)")
                        reeve.environment["no_proxy"] = "example.com,localhost"
                        let past = try await reeve("apply", "--completion-interval", "0.1")
                        #expect(past.code == 0, "\(past.output)\(past.error)")
                        #expect(try proxy.requests() == requests)
                    }
                }
            }
        }
    }

    /// The option that ends it, with the other one far away, and what is said then.
    @Test(arguments: [
        (["plan", "--git-deadline", "1s", "--git-stall", "4m"], "did not answer within 1.0 seconds"),
        (["apply", "--git-deadline", "1s", "--git-stall", "4m"], "did not answer within 1.0 seconds"),
        (["plan", "--git-stall", "1s", "--git-deadline", "4m"], "the remote stalled"),
    ])
    func `a server that accepts and never answers costs one limit`(options: [String], words: String) async throws {
        try await withTemporaryDirectory { folder in
            let connections = Counter()
            let server = try ScriptedServer { connection in
                connections.add()
                connection.waitForEnd()
            }
            defer { server.stop() }
            let reeve = ReeveProcess(
                environment: [
                    "AWS_ENDPOINT_URL": "http://127.0.0.1:1", "AWS_ACCESS_KEY_ID": "AKIATEST",
                    "AWS_SECRET_ACCESS_KEY": "secret",
                ], folder: folder)
            let start = ContinuousClock.now
            let result = try await reeve.run(options + ["--repo", "http://127.0.0.1:\(server.port)/remote.git"])
            // By default it would be half a minute, and a whole one.
            #expect(start.duration(to: .now) < .seconds(25))
            #expect(result.code == 1)
            #expect(result.error.contains("error[RV4004]"), "\(result.error)")
            #expect(result.error.contains(words), "\(result.error)")
            #expect(connections.value == 1)
            #expect(try await processesGone(homeBelow: folder) == [])
        }
    }
}
