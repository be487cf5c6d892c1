import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// A canary wherever Reeve can be given a secret, and servers that say them back: none is in anything it leaves behind.
@Suite(.timeLimit(.minutes(5))) struct CanaryTests {
    private static let git = Canary(name: "Git's password", secret: WebServer.password, user: WebServer.user)
    private static let proxy = Canary(name: "the proxy's password", secret: "open-sesame", user: "squire")
    private static let key = Canary(name: "AWS's secret key", secret: "aws/canary+secret/key+of/forty=letters==")
    private static let token = Canary(name: "AWS's session token", secret: "aws/canary+session//token==")
    private static let webhook = Canary(name: "the webhooks' secret", secret: "webhook-canary/of+letters")
    private static let wrong = Canary(name: "a wrong password", secret: "wrong/canary+pass", user: "ada")
    private static let all = [git, proxy, key, token, webhook, wrong]

    private static let files = [
        "reeve.yaml": "version: 1\nowner: acme\n",
        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
    ]

    /// A repository behind basic authentication and a proxy, and an AWS that quotes what it was sent.
    private func withPlace(
        _ body: @escaping @Sendable (ReeveProcess, _ folder: String, _ repository: String) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "0"]) { simulator in
                let repository = try await UserRepository(in: folder, Self.files)
                let served = folder + "/git/remote.git"
                try await Tool.run("git", ["clone", "--quiet", "--bare", repository.remote, served])
                try await Tool.git(served, "config", "http.receivepack", "true")
                let words = (Self.key.forms + Self.token.forms).joined(separator: " ")
                let aws = try EchoingAWS(before: simulator, refusing: "CreateAccount", saying: "no: \(words)")
                defer { aws.stop() }
                for (name, canary) in [("password", Self.git), ("webhook", Self.webhook)] {
                    try (canary.secret + "\n").write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
                }
                try await withWebServer(in: folder) { server in
                    try await withProxyServer(in: folder) { proxy in
                        let reeve = ReeveProcess(
                            environment: [
                                "AWS_ENDPOINT_URL": aws.endpoint, "AWS_ACCESS_KEY_ID": "AKIATEST",
                                "AWS_SECRET_ACCESS_KEY": Self.key.secret, "AWS_SESSION_TOKEN": Self.token.secret,
                                "REEVE_REPO": server.url.replacing("127.0.0.1", with: "localhost")
                                    + "/private/remote.git",
                                "REEVE_GIT_USERNAME": WebServer.user, "REEVE_GIT_PASSWORD_FILE": folder + "/password",
                                "http_proxy": proxy.url, "REEVE_WEBHOOK_SECRET_FILE": folder + "/webhook",
                            ], folder: folder)
                        try await body(reeve, folder, served)
                        #expect(try !proxy.requests().isEmpty)
                    }
                }
            }
        }
    }

    private func expectNone(_ run: WatchedRun, _ more: [String: Data] = [:], in data: String) throws {
        let places = run.texts.merging(more) { $1 }.merging(try Canary.files(below: data)) { $1 }
        #expect(Canary.found(Self.all, in: places) == [])
    }

    @Test func `a daemon that works, and is refused a create in words that hold secrets, shows none`() async throws {
        try await withPlace { reeve, folder, repository in
            let port = try Sockets.freePort()
            let pages = Pages()
            let run = try await reeve.watched(
                [
                    "daemon", "--data-dir", folder + "/data", "--poll", "0.1", "--format", "json", "--log-format",
                    "json", "--log-level", "trace", "--listen", "127.0.0.1:\(port)",
                ]
            ) { lines, stop in
                try await lines.wait(for: #""outcome":"stalled""#)
                try await lines.wait(for: #""event":"committed""#)
                let head = "POST /webhooks/gitlab HTTP/1.1\r\nHost: a\r\nX-Gitlab-Token: \(Self.webhook.secret)\r\n"
                for request in [
                    "GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                    "GET /readyz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                    head + "X-Gitlab-Event: Push Hook\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}",
                ] {
                    pages.text += await RawConnection.exchange(port, request).text
                }
                try stop()
            }
            #expect(run.code == 0, "\(run.text("standard error"))")
            #expect(pages.text.contains("reeve_passes_total") && pages.text.contains("HTTP/1.1 202"), "\(pages.text)")
            let history = try await Canary.history(of: "reeve/status", in: repository)
            #expect(String(decoding: history, as: UTF8.self).contains("***"))
            try expectNone(run, ["pages": Data(pages.text.utf8), "status": history], in: folder + "/data")

            // Each line of the log is an object, and those of a pass say which it is.
            let log = run.text("standard error").split(separator: "\n")
            let lines = try log.map { try JSONDecoder().decode([String: String].self, from: Data($0.utf8)) }
            let done = lines.filter { $0["message"] == "pass done" }
            #expect(!done.isEmpty && done.allSatisfy { $0["pass"] != nil })
            #expect(
                lines.first { $0["message"]?.hasPrefix("AWS credentials from") == true }?["pass"] == done[0]["pass"])
            #expect(lines.contains { $0["message"] == "listening" && $0["pass"] == nil })
            let first = run.text("standard output").split(separator: "\n").first ?? ""
            #expect(first.contains(#""pass":"\#(done[0]["pass"] ?? "none")""#), "\(first)")
        }
    }

    @Test(arguments: ["text", "json"]) func `an apply that is refused a create shows none`(format: String) async throws
    {
        try await withPlace { reeve, folder, repository in
            let run = try await reeve.watched([
                "apply", "--data-dir", folder + "/data", "--format", format, "--completion-interval", "0.1",
            ])
            #expect(run.code == 4, "\(run.text("standard error"))")
            #expect(run.text("standard output").contains("***"), "\(run.text("standard output"))")
            let history = try await Canary.history(of: "reeve/status", in: repository)
            try expectNone(run, ["status": history], in: folder + "/data")
        }
    }

    /// The password from each place that it can come from.
    @Test(arguments: zip(["variable", "file", "helper", "URL"], ["text", "json", "text", "json"]))
    func `a server and a proxy that say back what they were sent get none of it shown`(
        source: String, format: String
    ) async throws {
        try await withTemporaryDirectory { folder in
            let server = try EchoingGit()
            defer { server.stop() }
            let host = "git.example.com"
            var environment = [
                "AWS_ENDPOINT_URL": "http://127.0.0.1:1", "AWS_ACCESS_KEY_ID": "AKIATEST",
                "AWS_SECRET_ACCESS_KEY": Self.key.secret, "REEVE_REPO": "http://\(host)/remote.git",
                "REEVE_GIT_USERNAME": "ada",
                "http_proxy": "http://squire:\(Self.proxy.secret)@127.0.0.1:\(server.port)",
            ]
            switch source {
            case "variable": environment["REEVE_GIT_PASSWORD"] = Self.wrong.secret
            case "file":
                try Self.wrong.secret.write(toFile: folder + "/password", atomically: true, encoding: .utf8)
                environment["REEVE_GIT_PASSWORD_FILE"] = folder + "/password"
            case "helper":
                let helper = "#!/bin/sh\necho username=ada\necho 'password=\(Self.wrong.secret)'\n"
                try helper.write(toFile: folder + "/helper", atomically: true, encoding: .utf8)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/helper")
                environment["REEVE_GIT_CREDENTIAL_HELPER"] = folder + "/helper"
            default:
                let encoded = Canary.forms(of: Self.wrong.secret)[0]
                environment["REEVE_REPO"] = "http://ada:\(encoded)@\(host)/remote.git"
            }
            let reeve = ReeveProcess(environment: environment, folder: folder)
            let arguments = ["--data-dir", folder + "/data", "--format", format]
            let apply = try await reeve.watched(["apply"] + arguments)
            #expect(apply.code == 1)
            let said = apply.text(format == "json" ? "standard output" : "standard error")
            // What the server says is shown, but for the secrets in it.
            #expect(said.contains("no: ***"), "\(said)")
            try expectNone(apply, in: folder + "/data")

            let daemon = try await reeve.watched(
                ["daemon", "--log-format", format, "--log-level", "trace", "--format", "json"]
                    + arguments.prefix(2)
            ) { lines, stop in
                try await lines.wait(for: #""event":"in-doubt""#)
                try stop()
            }
            #expect(daemon.text("standard output").contains("no: ***"))
            try expectNone(daemon, in: folder + "/data")
        }
    }

    /// What one closure reads and the test looks at once that has ended.
    private final class Pages {
        var text = ""
    }
}
