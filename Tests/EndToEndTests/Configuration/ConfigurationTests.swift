import ArgumentParser
import Declarations
import Foundation
import Logging
import Planning
import TestSupport
import Testing

@testable import reeve

@Suite struct ConfigurationTests {
    private static func file(_ text: String, in folder: String) throws -> String {
        try text.write(toFile: folder + "/config.yaml", atomically: true, encoding: .utf8)
        return folder + "/config.yaml"
    }

    @Test func aFlagCountsBeforeTheEnvironmentAndThatBeforeTheFile() async throws {
        try await withTemporaryDirectory { folder in
            let file = try Self.file("poll: 3s\nresync: 4s\nbranch: file\n", in: folder)
            let configuration = try Configuration.load(
                file, environment: ["REEVE_POLL": "2s", "REEVE_BRANCH": "", "REEVE_RESYNC": "5s"])
            #expect(try configuration.value(Settings.poll, .seconds(1)) == .seconds(1))
            #expect(try configuration.value(Settings.poll) == .seconds(2))
            #expect(try configuration.value(Settings.resync) == .seconds(5))
            // A variable that is empty is none.
            #expect(try configuration.value(Settings.branch) == "file")
            #expect(try configuration.value(Settings.leaseTTL) == .seconds(60))
            #expect(try configuration.value(Settings.listen) == nil)
        }
    }

    @Test func theEnvironmentNamesTheFile() async throws {
        try await withTemporaryDirectory { folder in
            let file = try Self.file("log-level: debug\nlog-format: json\n", in: folder)
            let configuration = try Configuration.load(nil, environment: ["REEVE_CONFIG": file])
            #expect(try configuration.value(Settings.logLevel) == .debug)
            #expect(try configuration.value(Settings.logFormat) == .json)
        }
    }

    @Test func aValueThatCannotBeIsToldWithItsPlace() async throws {
        try await withTemporaryDirectory { folder in
            let file = try Self.file("# how often\npoll: soon\nlog-level: loud\n", in: folder)
            let configuration = try Configuration.load(file, environment: ["REEVE_RESYNC": "never"])
            let poll = try #require(throws: Diagnostic.self) { try configuration.value(Settings.poll) }
            #expect(poll.code == .configurationInvalid)
            #expect(poll.position == SourcePosition(file: file, line: 2, column: 7))
            #expect(poll.hint?.contains("a length of time is") == true)
            let level = try #require(throws: Diagnostic.self) { try configuration.value(Settings.logLevel) }
            #expect(level.hint?.contains("warning") == true)
            let resync = try #require(throws: Diagnostic.self) { try configuration.value(Settings.resync) }
            #expect(resync.code == .badArgument)
            #expect(resync.summary == "REEVE_RESYNC cannot be 'never'")
        }
    }

    @Test func everythingThatIsWrongWithTheFileIsSaid() async throws {
        try await withTemporaryDirectory { folder in
            let file = try Self.file(
                "pol: 1s\ngit-password: a secret\nconfig: other.yaml\nlisten: [a]\nbranch:\n", in: folder)
            let problems = try #require(throws: (any Error).self) {
                try Configuration.load(file, environment: [:])
            }
            let diagnostics = try #require(problems as? Problems).diagnostics
            #expect(diagnostics.map(\.code) == [.unknownKey, .unknownKey, .unknownKey, .wrongType, .wrongType])
            #expect(diagnostics.map(\.position?.line) == [1, 2, 3, 4, 5])
            #expect(diagnostics[0].hint == "did you mean 'poll'?")
            #expect(diagnostics[1].hint == "write it into a file, and name that with 'git-password-file'")
            #expect(diagnostics[2].hint == "set REEVE_CONFIG")
            for diagnostic in diagnostics {
                // No line of the file is shown: somebody may have put a secret there.
                #expect(!DiagnosticText.render(diagnostic, color: false).contains("a secret"))
            }
        }
        let missing = try #require(throws: (any Error).self) {
            try Configuration.load("/nonexistent/config.yaml", environment: [:])
        }
        #expect((missing as? Problems)?.diagnostics.map(\.code) == [.localFile])
    }

    @Test(arguments: [
        "repo: .\nwebhook-secret: a-canary-secret\n", "repoo: https://u:a-canary-secret@h/x\n",
        "repo: https://u:a-canary-secret@h/x\nrepo: https://u:a-canary-secret@h/y\n",
        "repo: https://u:a-canary-secret@h/x\n- listen: [\n", "repo: \"https://u:a-canary-secret@h/x\"\npoll: soon\n",
        "repo: [https://u:a-canary-secret@h/x]\n",
    ])
    func noSecretOfTheFileIsShown(text: String) async throws {
        try await withTemporaryDirectory { folder in
            let reeve = ReeveProcess(folder: folder)
            let file = try Self.file(text, in: folder)
            for arguments in [["daemon"], ["doctor", "--read-only"], ["doctor", "--format", "json"]] {
                let result = try await reeve.run(arguments + ["--config", file])
                #expect(result.code == 1)
                #expect(!(result.output + result.error).contains("a-canary-secret"), "\(arguments)")
                #expect((result.output + result.error).contains("config.yaml"), "\(result.output)\(result.error)")
            }
        }
    }

    @Test(arguments: ["", "# nothing\n", "---\n"]) func aFileThatSaysNothingSetsNothing(text: String) async throws {
        try await withTemporaryDirectory { folder in
            let file = try Self.file(text, in: folder)
            let configuration = try Configuration.load(file, environment: [:])
            #expect(configuration.file.isEmpty)
        }
    }

    @Test func anEmptyValueIsRefusedWhereItStands() async throws {
        try await withTemporaryDirectory { folder in
            let file = try Self.file("poll: 1s\ndata-dir: ''\n", in: folder)
            let error = try #require(throws: (any Error).self) { try Configuration.load(file, environment: [:]) }
            #expect((error as? Problems)?.diagnostics.map(\.position?.line) == [2])
        }
    }

    @Test func whatSaysTheSameIsSaidOnce() throws {
        let keys = [Settings.gitPassword, Settings.gitPasswordFile, Settings.gitCredentialHelper].map(\.key)
        let place = SourcePosition(file: "config.yaml", line: 1, column: 1)
        let file = ["git-password-file": Sourced("/a", at: place)]
        #expect(try Configuration(environment: [:]).choice(of: keys) == nil)
        #expect(try Configuration(environment: [:], file: file).choice(of: keys) == Settings.gitPasswordFile.key)
        // What the environment says makes void what the file says.
        let overridden = Configuration(environment: ["REEVE_GIT_PASSWORD": "b"], file: file)
        #expect(try overridden.choice(of: keys) == Settings.gitPassword.key)
        let twice = Configuration(environment: ["REEVE_GIT_PASSWORD": "b", "REEVE_GIT_CREDENTIAL_HELPER": "c"])
        let error = try #require(throws: Diagnostic.self) { try twice.choice(of: keys) }
        #expect(error.summary == "REEVE_GIT_PASSWORD and REEVE_GIT_CREDENTIAL_HELPER are both set")
        var both = file
        both["git-credential-helper"] = Sourced("helper", at: place)
        let inFile = try #require(throws: Diagnostic.self) {
            try Configuration(environment: [:], file: both).choice(of: keys)
        }
        #expect(inFile.code == .configurationInvalid && inFile.position == place)
    }

    @Test func everySettingStandsOnceInTheTable() {
        let keys = Settings.keys
        #expect(Set(keys.map(\.name)).count == keys.count)
        #expect(Set(keys.map(\.variable)).count == keys.count)
        for key in keys { #expect(key.about.hasSuffix("."), "\(key.name)") }
    }

    /// Each flag of the daemon that is a setting is one of the table, and the other way round.
    @Test func theTableHasTheFlagsOfTheDaemon() {
        let help = DaemonCommand.helpMessage(columns: 200)
        let flags = Set(help.matches(of: /(?m)^  --([a-z-]+)/).map { String($0.1) })
        let known = Set(Settings.keys.filter(\.hasFlag).map(\.name))
        #expect(flags.subtracting(["format", "version"]) == known)
    }

    @Test func thePageIsWhatTheSettingsSay() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/configuration.md")
        let golden = try Golden(page, said: ConfigurationPage.text)
        #expect(!golden.wasRecorded, "\(golden.advice)")
        #expect(golden.expected == ConfigurationPage.text)
    }
}
