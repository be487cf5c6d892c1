import Foundation
import Providers
import TestSupport
import Testing

/// `reeve doctor` against a real repository and the simulator.
@Suite(.timeLimit(.minutes(5))) struct DoctorTests {
    private static let files = [
        "reeve.yaml": "version: 1\nowner: acme\n",
        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
    ]

    /// A repository, a simulator whose state stands in a file, and `reeve` between them.
    private struct Place {
        var folder: String
        var repository: UserRepository
        var reeve: ReeveProcess
        var simulator: SimulatorProcess

        /// With the web server's password.
        func reeve(at url: String) -> ReeveProcess {
            var reeve = reeve
            reeve.environment["REEVE_REPO"] = url
            reeve.environment["REEVE_GIT_USERNAME"] = WebServer.user
            reeve.environment["REEVE_GIT_PASSWORD"] = WebServer.password
            return reeve
        }
    }

    private static func withPlace(_ body: @escaping @Sendable (Place) async throws -> Void) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, []) { simulator in
                let repository = try await UserRepository(in: folder, files)
                let config = "repo: \(repository.remote)\nlease-ttl: 6s\n"
                try config.write(toFile: folder + "/config.yaml", atomically: true, encoding: .utf8)
                let reeve = ReeveProcess(
                    environment: simulator.environment.merging(["REEVE_CONFIG": folder + "/config.yaml"]) { $1 },
                    folder: folder)
                try await body(Place(folder: folder, repository: repository, reeve: reeve, simulator: simulator))
            }
        }
    }

    @Test func `all that is good is said, and nothing is changed`() async throws {
        try await Self.withPlace { place in
            let result = try await place.reeve("doctor")
            #expect(result.code == 0, "\(result.output)\(result.error)")
            for said in [
                "✓ versions     reeve ", "✓ ssh-keygen   signs", "repo by \(place.folder)/config.yaml:1:7",
                "✓ git read     main@", "✓ files        1 accounts of the owner 'acme'", "✓ git write    reeve/status",
                "✓ aws          arn:aws:", "✓ clock        within", "✓ organization o-", "15 of 17 actions are allowed",
            ] {
                #expect(result.output.contains(said), "\(said): \(result.output)")
            }
            #expect(!result.output.contains("✗"))
            // No account was asked for, and every write was of an account that is none.
            let asked = try place.simulator.requests()
            #expect(!asked.contains { $0.operation == "CreateAccount" })
            #expect(try await place.repository.status("lease.json").isEmpty)
            // What the trial left on the branch is in nobody's way.
            let applied = try await place.reeve("apply", "--completion-interval", "0.1")
            #expect(applied.code == 0, "\(applied.output)\(applied.error)")
            #expect(try await place.reeve("doctor").code == 0)
            #expect(try await place.reeve("apply").output.contains("0 to create"))
        }
    }

    @Test func `read-only commits nothing and asks for no write`() async throws {
        try await Self.withPlace { place in
            let result = try await place.reeve("doctor", "--read-only", "--format", "json")
            #expect(result.code == 0, "\(result.output)\(result.error)")
            struct Finding: Decodable {
                var subject: String
                var verdict: String
                var detail: String
            }
            let findings = try result.output.split(separator: "\n").map {
                try JSONDecoder().decode(Finding.self, from: Data($0.utf8))
            }
            #expect(!findings.contains { $0.subject == "git write" || $0.verdict != "ok" })
            #expect(findings.last?.detail == "10 of 10 actions are allowed")
            let branches = try await Tool.git(place.repository.remote, "branch", "--format=%(refname:short)")
            #expect(branches == "main")
        }
    }

    @Test func `what a hook refuses fails, and a lease that is held is left alone`() async throws {
        try await Self.withPlace { place in
            let hook = place.repository.remote + "/hooks/update"
            try "#!/bin/sh\necho 'protected branch' >&2\nexit 1\n".write(
                toFile: hook, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook)
            // A push to a path asks no hook; over HTTP and SSH it does.
            try FileManager.default.createDirectory(
                atPath: place.folder + "/git", withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: place.folder + "/git/remote.git", withDestinationPath: place.repository.remote)
            try await withWebServer(in: place.folder) { server in
                let reeve = place.reeve(at: server.url + "/private/remote.git")
                let refused = try await reeve("doctor")
                #expect(refused.code == 1)
                #expect(refused.output.contains("✗ git write"), "\(refused.output)\(refused.error)")
                #expect(refused.output.contains("[RV4005]"))
            }
            try FileManager.default.removeItem(atPath: hook)
            // Who pushes is no matter of the web server's here, but of the repository's.
            try await Tool.git(place.repository.remote, "config", "http.receivepack", "true")
            try await withWebServer(in: place.folder) { server in
                var reeve = place.reeve(at: server.url + "/private/remote.git")
                let closed = try await reeve("doctor")
                #expect(closed.output.contains("✓ git protect  reeve/status: its last 2 commits are Reeve's"))
                reeve.environment["REEVE_REPO"] = server.url + "/git/remote.git"
                let open = try await reeve("doctor")
                let said = "! git protect  reeve/status: the server takes a push without credentials"
                #expect(open.output.contains(said), "\(open.output)")
                #expect(open.code == 0)
            }

            let tree = place.repository.folder
            try await Tool.git(tree, "fetch", "--quiet", place.repository.remote, "reeve/status")
            try await Tool.git(tree, "checkout", "--quiet", "-b", "reeve/status", "FETCH_HEAD")
            try #"{"holder":"another","renewal":1}"#.write(
                toFile: tree + "/lease.json", atomically: true, encoding: .utf8)
            try await Tool.git(tree, "add", "--all")
            try await Tool.git(tree, "commit", "--quiet", "--message", "Take the lease")
            try await Tool.git(tree, "push", "--quiet", place.repository.remote, "reeve/status")
            let held = try await place.reeve("doctor")
            #expect(held.code == 0)
            #expect(held.output.contains("? git write    reeve/status: another process holds the lease"))
            #expect(held.output.contains("! git protect  reeve/status: Reeve did not make 1 of its last 5 commits"))
            #expect(held.output.contains("protect reeve/status so that only the daemon pushes there"))
            #expect(try await place.repository.status("lease.json").contains("another"))
        }
    }

    @Test func `what is wrong is said with its code, and the rest is tried`() async throws {
        try await Self.withPlace { place in
            try await place.repository.commit(["accounts/Sandbox/bad.yaml": "name: Bad\n"])
            var reeve = place.reeve
            reeve.environment["REEVE_GTI_STALL"] = "5s"
            reeve.environment["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1"
            reeve.environment["AWS_MAX_ATTEMPTS"] = "1"
            let result = try await reeve("doctor")
            #expect(result.code == 1)
            for said in [
                "! settings     REEVE_GTI_STALL is no setting", "did you mean 'REEVE_GIT_STALL'?",
                "✗ files        accounts/Sandbox/bad.yaml:1:1: ", "✓ git write", "✗ aws ", "[RV5002]",
            ] {
                #expect(result.output.contains(said), "\(said): \(result.output)")
            }

            reeve.environment["REEVE_POLL"] = "soon"
            reeve.environment["REEVE_LISTEN"] = "nowhere"
            reeve.environment["REEVE_LOG_LEVEL"] = "loud"
            reeve.environment["REEVE_WEBHOOK_SECRET_FILE"] = "/nonexistent"
            let unset = try await reeve("doctor", "--resync", "1m")
            for said in [
                "✗ settings     REEVE_POLL cannot be 'soon'", "✗ settings     REEVE_LISTEN cannot be 'nowhere'",
                "✗ settings     REEVE_LOG_LEVEL cannot be 'loud'", "✗ settings     '/nonexistent' cannot be used",
                "resync by --resync",
            ] {
                #expect(unset.output.contains(said), "\(said): \(unset.output)")
            }
            for name in ["REEVE_POLL", "REEVE_LISTEN", "REEVE_LOG_LEVEL", "REEVE_WEBHOOK_SECRET_FILE"] {
                reeve.environment[name] = nil
            }

            reeve.environment["REEVE_GIT_PASSWORD"] = "a-canary-secret"
            reeve.environment["REEVE_GIT_PASSWORD_FILE"] = "/nonexistent"
            let twice = try await reeve("doctor")
            #expect(twice.output.contains("✗ settings     REEVE_GIT_PASSWORD and REEVE_GIT_PASSWORD_FILE are both set"))
            reeve.environment["REEVE_GIT_PASSWORD"] = nil
            reeve.environment["REEVE_GIT_PASSWORD_FILE"] = nil

            let config = place.folder + "/aws-config"
            try "[profile work]\nregion = us-east-1\n".write(toFile: config, atomically: true, encoding: .utf8)
            reeve.environment["AWS_CONFIG_FILE"] = config
            reeve.environment["AWS_PROFILE"] = "work"
            let doubled = try await reeve("doctor")
            let both = "! aws          AWS_ACCESS_KEY_ID and AWS_PROFILE are both set: the key counts"
            #expect(doubled.output.contains(both), "\(doubled.output)")
            reeve.environment["AWS_PROFILE"] = nil

            reeve.environment["REEVE_BRANCH"] = "trunk"
            reeve.environment["AWS_ACCESS_KEY_ID"] = nil
            let other = try await reeve("doctor")
            #expect(other.output.contains("✗ git read"), "\(other.output)")
            #expect(!other.output.contains("git write"))
            #expect(other.output.contains("[RV5001]"))
        }
    }

    /// A second may pass between what the server says and what is made of it.
    @Test func `a clock that is half a minute off is said, and one that is five minutes off fails`() async throws {
        try await Self.withPlace { place in
            for (seconds, said) in [
                (60, /! clock        this machine's clock is (59|60|61) s behind AWS's\n.*let NTP set it/),
                (-60, /! clock        this machine's clock is (59|60|61) s ahead of AWS's\n.*let NTP set it/),
                (400, /✗ clock        this machine's clock is (399|400|401) s behind AWS's \[RV5004\]/),
                (-400, /✗ clock        this machine's clock is (399|400|401) s ahead of AWS's \[RV5004\]/),
                (10, /✓ clock        within (10|11|12) s of AWS's/),
            ] {
                let aws = try SkewedAWS(before: place.simulator, by: seconds)
                defer { aws.stop() }
                var reeve = place.reeve
                reeve.environment["AWS_ENDPOINT_URL"] = aws.endpoint
                let result = try await reeve("doctor", "--read-only")
                #expect(result.output.contains(said), "\(seconds): \(result.output)\(result.error)")
                #expect(result.code == (abs(seconds) < 300 ? 0 : 1))
            }
        }
    }

    @Test func `an endpoint that has no organization says nothing of permissions`() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--empty"]) { simulator in
                let repository = try await UserRepository(in: folder, Self.files)
                let reeve = ReeveProcess(
                    environment: simulator.environment.merging(["REEVE_REPO": repository.remote]) { $1 },
                    folder: folder)
                let result = try await reeve("doctor", "--read-only")
                #expect(result.code == 1)
                #expect(result.output.contains("✗ organization"))
                #expect(!result.output.contains("✓ permission"), "\(result.output)")
            }
        }
    }

    @Test func `its permissions are those of the policies`() throws {
        #expect(Set(Permission.all.map(\.action)) == Set(try IAMPolicy.read("full.json").actions))
        let observed = Permission.all.filter { $0.use == .observe }.map(\.action)
        #expect(Set(observed) == Set(try IAMPolicy.read("observe.json").actions))
    }
}
