import Foundation
import Testing

@testable import reeve

@Suite struct RedactorTests {
    private static let secret = #"p@ss/w"rd+ö x"#

    private func redactor(_ secrets: String...) -> Redactor {
        var redactor = Redactor()
        for secret in secrets { redactor.add(secret) }
        return redactor
    }

    @Test(arguments: [
        secret, "p%40ss%2Fw%22rd%2B%C3%B6%20x", "p%40ss%2fw%22rd%2b%c3%b6%20x", "p%40ss%2Fw%22rd%2B%C3%B6+x",
        #"p@ss/w\"rd+ö x"#, #"p@ss\/w\"rd+ö x"#, Data(secret.utf8).base64EncodedString(),
    ]) func `each form of a secret goes`(form: String) {
        #expect(redactor(Self.secret).redact("<\(form)> and \(form).") == "<***> and ***.")
    }

    @Test func `text without a secret is as it was`() {
        #expect(redactor("a-canary").redact("a canary, \u{FFFD} ü") == "a canary, \u{FFFD} ü")
        #expect(Redactor().redact("a-canary") == "a-canary")
    }

    @Test func `what basic authentication sends goes, even of a short password`() {
        var redactor = Redactor()
        redactor.add(basic: "ada:pw")
        #expect(redactor.redact("Basic YWRhOnB3") == "Basic ***")
    }

    @Test func `of secrets that overlap or hold each other nothing is left`() {
        #expect(redactor("abcdef", "defghi").redact("_abcdefghi_") == "_***_")
        #expect(redactor("bcdefg", "abcdefgh").redact("_abcdefgh_bcdefg_") == "_***_***_")
        #expect(redactor("aaaaaa").redact("aaaaaaaaa") == "***")
    }

    @Test func `a secret that may be a word is left alone`() {
        #expect(redactor("merge").redact("merge") == "merge")
        #expect(redactor("merges").redact("merges") == "***")
    }

    @Test func `state keeps what may be a name in it`() {
        let redactor = redactor("Security", "a-canary-of-many-letters")
        let state = Array(#"{"ou":"Security","why":"a-canary-of-many-letters","bytes":""#.utf8) + [0xFF, 0x22, 0x7D]
        let clean = Array(#"{"ou":"Security","why":"***","bytes":""#.utf8) + [0xFF, 0x22, 0x7D]
        #expect(redactor.redactState(state) == clean)
    }

    @Test(arguments: [
        ("https://ada:c%61nary-1@git.example.com/a.git", "c%61nary-1", "canary-1"),
        ("--repo=https://canary-token@git.example.com/a.git", "canary-token", "canary-token"),
        ("http://ada:canary@two@proxy:3128", "canary@two", "canary@two"),
        ("https://ada:12/canary@git.example.com/a.git", "12/canary", "12/canary"),
    ]) func `a URL's password is learned`(text: String, written: String, decoded: String) {
        Secrets.learn(userinfoOf: text)
        #expect(Secrets.redact("\(written) \(decoded)") == "*** ***")
    }

    @Test func `a user of SSH is no secret`() {
        Secrets.learn(userinfoOf: "ssh://platform@git.example.com/a.git")
        #expect(Secrets.redact("platform") == "platform")
    }

    @Test func `a proxy's password is learned without a scheme, and nothing of a list of paths`() {
        Secrets.learn(
            environment: ["https_proxy": "ada:proxy/canary-7@proxy:3128", "PATH": "/usr/canary-8:/opt/tool@2/bin"],
            arguments: [])
        #expect(Secrets.redact("proxy/canary-7 /usr/canary-8") == "*** /usr/canary-8")
    }

    @Test func `what the environment holds is learned`() {
        Secrets.learn(
            environment: [
                "REEVE_GIT_USERNAME": "ada", "REEVE_GIT_PASSWORD": "env-canary-1",
                "REEVE_WEBHOOK_SECRET": "env-canary-2\n env-canary-3 ", "AWS_SECRET_ACCESS_KEY": "env-canary-4",
                "AWS_SESSION_TOKEN": "env-canary-5", "AWS_SECURITY_TOKEN": "env-canary-7",
                "https_proxy": "http://squire:env-canary-6@proxy:3128",
            ], arguments: [])
        for number in 1...7 { #expect(Secrets.redact("env-canary-\(number)") == "***") }
        #expect(Secrets.redact(Data("ada:env-canary-1".utf8).base64EncodedString()) == "***")
    }

    /// Months of renewals cost no more than a day of them, and what is in use is among those that are kept: what Git's
    /// helper gives anew each time does not push out AWS's keys, which were learned once.
    @Test func ofRenewedSecretsTheNewestOfEachOriginAreKept() {
        var redactor = Redactor()
        redactor.add("lasting-secret")
        redactor.add("key-of-the-start", from: .aws)
        redactor.add("secret-of-webhooks", from: .webhooks)
        redactor.add("secret-in-use", from: .git)
        for number in 1...1000 {
            redactor.add("renewed-secret-\(number).", from: .git)
            redactor.add("secret-in-use", from: .git)
        }
        let text = redactor.redact(
            "lasting-secret key-of-the-start secret-of-webhooks secret-in-use renewed-secret-1000. renewed-secret-1.")
        #expect(text == "*** *** *** *** *** renewed-secret-1.")
    }
}
