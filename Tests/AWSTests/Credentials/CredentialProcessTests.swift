import Foundation
import Testing

@testable import AWS

@Suite struct CredentialProcessTests {
    private static let good = """
        {"Version": 1, "AccessKeyId": "AKIAPROC", "SecretAccessKey": "s", "SessionToken": "t",
        "Expiration": "2031-01-01T00:00:00+00:00"}
        """

    private func place(_ script: String, _ body: (CredentialPlace) async throws -> Void) async throws {
        try await CredentialPlace.with { place in
            let path = try place.script("a helper", script)
            try place.write("config", "[default]\ncredential_process = '\(path)' 'one word' $HOME\n")
            try await body(place)
        }
    }

    @Test func `a process gets its words without a shell, and our environment`() async throws {
        try await place("printf '%s|' \"$@\" \"${PATH:+path}\" >\"$(dirname \"$0\")/said\"; cat <<X\n\(Self.good)\nX\n")
        {
            place in
            let found = try await place.obtain()
            #expect(
                found.credentials == AWSCredentials(accessKeyID: "AKIAPROC", secretAccessKey: "s", sessionToken: "t"))
            #expect(found.expiration == ObtainedCredentials.date("2031-01-01T00:00:00Z"))
            #expect(try String(contentsOfFile: place.folder + "/said", encoding: .utf8) == "one word|$HOME|path|")
        }
    }

    @Test(arguments: [
        ("exit 7", "ended with", "7"), ("echo canary", "is not the JSON of credentials", ""),
        (#"echo '{"Version": 2, "AccessKeyId": "canary"}'"#, "is not of Version 1", ""),
        (#"echo '{"AccessKeyId": "canary", "SecretAccessKey": "canary"}'"#, "is not of Version 1", ""),
        (#"echo '{"Version": 1, "SecretAccessKey": "canary"}'"#, "has no AccessKeyId", ""),
        ("head -c 70000 /dev/zero", "said more than 64000 bytes", ""),
        ("echo; echo sign in first >&2; echo canary >&2; exit 1", "ended with", "sign in first"),
    ]) func `what goes wrong is told without what it said`(_ script: String, _ says: String, _ more: String)
        async throws
    {
        try await place(script) { place in
            let error = try #require(await place.failure())
            #expect(error.code == .unavailable)
            #expect(error.description.contains("the credential_process of profile 'default'"))
            #expect(error.description.contains(says) && (more.isEmpty || error.description.contains(more)), "\(error)")
            #expect(!error.description.contains("canary"), "\(error)")
        }
    }

    @Test func `one that is not there is told`() async throws {
        try await CredentialPlace.with(config: "[default]\ncredential_process = no-such-program-here\n") { place in
            #expect(await place.failure()?.description.contains("could not be run") == true)
        }
    }

    /// The process that it starts holds the pipe as well.
    @Test(.timeLimit(.minutes(5))) func `one that hangs is killed with what it started`() async throws {
        try await CredentialPlace.with { place in
            let path = try place.script("helper", "sleep 86399 & echo $! >'\(place.folder)/child'; wait\n")
            let process = try CredentialProcess(path, profile: "p", deadline: .milliseconds(500))
            let error = await #expect(throws: AWSConfigurationError.self) { _ = try await process.obtain() }
            #expect(error?.description.contains("did not end within") == true)
            let child = try String(contentsOfFile: place.folder + "/child", encoding: .utf8)
                .trimmingCharacters(in: .whitespacesAndNewlines)
            // A signal is delivered when the process next runs. Nobody may have taken note of its end: then it is a zombie.
            func isAlive() -> Bool {
                let state = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ") X"
                return !state.contains(") Z") && !state.contains(") X")
            }
            while isAlive() { await Task.yield() }
        }
    }

    @Test func `an excerpt has no word that could be a part of a secret`() {
        let secret = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY"
        for text in [
            "key \(secret)", "key=\(secret)", "{\"k\":\"\(secret)\"}", String(repeating: "a ", count: 95) + secret,
        ] {
            let excerpt = CredentialProcess.excerpt(text)
            #expect(!excerpt.contains(secret.prefix(5)) && excerpt.count <= 200)
        }
        #expect(CredentialProcess.excerpt("\n \nplease\u{1b} sign in\nmore") == "please sign in")
    }
}
