import Foundation
import TestSupport
import Testing

/// Canaries in the other places where a secret can be, and every command that loads them: nothing shows one.
@Suite(.timeLimit(.minutes(3))) struct CanaryCommandTests {
    private static let files = [
        "reeve.yaml": "version: 1\nowner: acme\n",
        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
    ]

    private struct Place: Sendable {
        var folder: String
        var repository: UserRepository
        var aws: EchoingAWS
        var canaries: [Canary]
        var environment: [String: String]

        var reeve: ReeveProcess { ReeveProcess(environment: environment, folder: folder) }

        /// The same with more to be given, and to be found nowhere.
        func with(_ more: [String: String], _ others: [Canary] = []) -> Place {
            var place = self
            place.environment.merge(more) { $1 }
            place.canaries += others
            return place
        }
    }

    /// - Parameter canaries: what AWS says back when it is asked for an account.
    private func withPlace(
        echoing canaries: [Canary] = [], _ body: @escaping @Sendable (Place) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "0"]) { simulator in
                let repository = try await UserRepository(in: folder, Self.files)
                let words = canaries.flatMap(\.forms).joined(separator: " ")
                let aws = try EchoingAWS(before: simulator, refusing: "CreateAccount", saying: "no: \(words)")
                defer { aws.stop() }
                try await body(
                    Place(
                        folder: folder, repository: repository, aws: aws, canaries: canaries,
                        environment: [
                            "AWS_ENDPOINT_URL": aws.endpoint, "AWS_EC2_METADATA_DISABLED": "",
                            "REEVE_REPO": repository.remote, "REEVE_DATA_DIR": folder + "/data",
                            "REEVE_COMPLETION_INTERVAL": "0.1", "REEVE_POLL": "0.1",
                        ]))
            }
        }
    }

    /// The commands that load credentials for AWS, and one that shows what was made of AWS's words.
    private static let askingAWS = [["doctor"], ["plan"], ["apply"], ["status", "search"]]
    private static let askingGit =
        [["doctor", "--format", "json"], ["plan", "--format", "json"], ["apply"], ["status"], ["approve", "--list"]]
        + [["acknowledge", String(repeating: "1", count: 40)]]

    /// Runs commands, and the daemon until it was refused its account, and looks through all that is left.
    private func expectNone(
        _ place: Place, of commands: [[String]], while daemonRuns: @Sendable () async throws -> Void = {}
    ) async throws {
        var texts: [String: Data] = [:]
        for command in commands {
            let run = try await place.reeve.watched(command)
            for (name, text) in run.texts { texts["\(name) of \(command)"] = text }
            #expect(run.code >= 0, "\(command) was ended by a signal")
            // It was refused in words that hold them all, so that they would be there.
            if command == ["apply"] { #expect(run.text("standard output").contains("no: ***"), "\(run.texts)") }
        }
        // What was refused is tried again once its file has changed.
        try await place.repository.commit([
            "accounts/Sandbox/search.yaml": "name: Search\nemail: search+2@example.com\n"
        ])
        let daemon = try await place.reeve.watched([
            "daemon", "--format", "json", "--log-format", "json", "--log-level", "trace",
        ]) { lines, stop in
            try await lines.wait(for: #""outcome":"stalled""#)
            try await lines.wait(for: #""event":"committed""#)
            try await daemonRuns()
            try stop()
        }
        #expect(daemon.code == 0)
        for (name, text) in daemon.texts { texts["\(name) of the daemon"] = text }
        texts["status"] = try await Canary.history(of: "reeve/status", in: place.repository.remote)
        texts.merge(try Canary.files(below: place.folder + "/data")) { $1 }
        let roles = place.aws.roleSecrets.map { Canary(name: "a role's secret", secret: $0) }
        #expect(Canary.found(place.canaries + roles, in: texts) == [])
    }

    @Test(arguments: CredentialSource.allCases)
    func `AWS's credentials are shown nowhere`(from source: CredentialSource) async throws {
        let server = try ScriptedServer(CredentialSource.serve)
        defer { server.stop() }
        let port = server.port
        try await withPlace(echoing: source.canaries) { place in
            let place = place.with(
                try source.environment(in: place.folder, port: port), [CredentialSource.metadataToken])
            try await expectNone(place, of: Self.askingAWS)
            let isRole = [.webIdentity, .assumedRole].contains(source)
            #expect(place.aws.roleSecrets.isEmpty == !isRole)
        }
    }

    private static let fixed = Canary(name: "the secret key", secret: "static/canary+secret/key+of/forty=letters==")
    private static let keys = ["AWS_ACCESS_KEY_ID": "AKIATEST", "AWS_SECRET_ACCESS_KEY": fixed.secret]

    @Test func `a private key for SSH is shown nowhere`() async throws {
        try await withPlace(echoing: [Self.fixed]) { place in
            try await withSSHServer(in: place.folder) { server in
                let file = server.keys["ed25519"] ?? ""
                // Without the lines that every key has.
                let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").filter {
                    !$0.hasPrefix("-----") && !$0.hasPrefix("b3BlbnNzaC1rZXktdjE")
                }
                #expect(lines.count > 2)
                let place = place.with(
                    Self.keys.merging([
                        "REEVE_REPO": server.url + place.repository.remote, "REEVE_GIT_SSH_KEY_FILE": file,
                        "REEVE_GIT_KNOWN_HOSTS_FILE": server.knownHosts,
                    ]) { $1 }, lines.map { Canary(name: "the private key", secret: String($0)) })
                try await expectNone(place, of: Self.askingGit)
            }
        }
    }

    private static let git = Canary(name: "Git's password", secret: WebServer.password, user: WebServer.user)
    private static let webhook = Canary(name: "the webhooks' secret", secret: "webhook-canary/in+the environment")
    private static let guess = Canary(name: "a wrong webhook's token", secret: "webhook-canary/of+another forge")

    @Test func `what a credential helper says, and the webhooks' secret of the environment, are shown nowhere`()
        async throws
    {
        try await withPlace(echoing: [Self.fixed, Self.webhook]) { place in
            let port = try Sockets.freePort()
            let folder = place.folder
            let helper = "#!/bin/sh\necho username=\(WebServer.user)\necho 'password=\(WebServer.password)'\n"
            try helper.write(toFile: folder + "/helper", atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/helper")
            try await place.repository.serve(in: folder)
            try await withWebServer(in: folder) { server in
                let place = place.with(
                    Self.keys.merging([
                        "REEVE_REPO": server.url + "/private/remote.git",
                        "REEVE_GIT_CREDENTIAL_HELPER": folder + "/helper",
                        "REEVE_WEBHOOK_SECRET": Self.webhook.secret, "REEVE_LISTEN": "127.0.0.1:\(port)",
                    ]) { $1 }, [Self.git, Self.guess])
                try await expectNone(place, of: Self.askingGit) {
                    for (token, status) in [(Self.webhook, 202), (Self.guess, 401)] {
                        let answer = await RawConnection.exchange(
                            port,
                            """
                            POST /webhooks/gitlab HTTP/1.1\r
                            Host: a\r
                            X-Gitlab-Token: \(token.secret)\r
                            X-Gitlab-Event: Push Hook\r
                            Connection: close\r
                            Content-Length: 2\r
                            \r
                            {}
                            """
                        ).text
                        #expect(answer.hasPrefix("HTTP/1.1 \(status)"), "\(status)")
                        #expect(Canary.found(place.canaries, in: ["the answer": Data(answer.utf8)]) == [])
                    }
                }
            }
        }
    }
}
