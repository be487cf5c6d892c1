import Foundation
import Logging
import Synchronization
import TestSupport
import Testing

@testable import Dashboard

struct WebhookSecretsTests {
    @Test(arguments: [
        ("", WebhookSecretError.none), (" \n\t\r\n", .none), ("fifteen letters", .tooShort(line: 1)),
        ("a secret that is long enough\nshort", .tooShort(line: 2)),
        (String(repeating: "a", count: 513), .tooLong(line: 1)),
        ("a secret with a\u{0} in it", .notText(line: 1)), ("a secret with a\ttab in it", .notText(line: 1)),
        ("whsec_not Base64 at all", .notASigningToken(line: 1)), ("whsec_c2hvcnQgc2hvcnQ=", .notASigningToken(line: 1)),
        (String(repeating: "a long enough secret\n", count: 9), .tooMany),
    ])
    func whatCannotBeASecretIsRefused(text: String, expected: WebhookSecretError) {
        #expect(throws: expected) { _ = try WebhookSecrets(Array(text.utf8)) }
    }

    @Test func spacesAroundASecretAreNoneOfIt() throws {
        let secrets = try WebhookSecrets(Array("\n  sixteen letters!\r\n\n".utf8))
        #expect(secrets.hasToken("sixteen letters!"))
        #expect(!secrets.hasToken("sixteen letters! "))
        #expect(!secrets.hasToken(""))
    }

    @Test func aByteOrderMarkIsNoneOfTheFirstSecret() throws {
        let secrets = try WebhookSecrets(Array("\u{FEFF}sixteen letters!\r\nanother sixteen!\r\n".utf8))
        #expect(secrets.hasToken("sixteen letters!") && secrets.hasToken("another sixteen!"))
        #expect(throws: WebhookSecretError.none) { _ = try WebhookSecrets(Array("\u{FEFF}\r\n".utf8)) }
    }

    @Test func aSecretIsNotInItsDescription() throws {
        let secrets = try WebhookSecrets(Array("canary-0123456789\nwhsec_\(String(repeating: "QUJD", count: 8))".utf8))
        var text = "\(secrets) \(String(reflecting: secrets)) \([secrets])"
        dump(secrets, to: &text)
        #expect(!text.contains("canary") && !text.contains("QUJD"), "\(text)")
        #expect("\(secrets)" == "2 webhook secrets")
    }

    @Test func aFileIsReadAgainWhenItHasChanged() async throws {
        try await withTemporaryDirectory { folder in
            let hands = Mutex(ContinuousClock.now)
            let path = folder + "/secret"
            func write(_ text: String) throws { try text.write(toFile: path, atomically: true, encoding: .utf8) }
            try write("the first of the secrets\n")
            let source = try WebhookSecretSource.file(path, logger: quiet, now: { hands.withLock(\.self) })
            func later() { hands.withLock { $0 = $0.advanced(by: .seconds(1)) } }
            #expect(source.current?.hasToken("the first of the secrets") == true)
            try write("the second of the secrets\nthe first of the secrets\n")
            // Not looked at for each delivery.
            #expect(source.current?.hasToken("the second of the secrets") == false)
            later()
            #expect(source.current?.hasToken("the second of the secrets") == true)
            #expect(source.current?.hasToken("the first of the secrets") == true)
            try write("the second of the secrets\n")
            later()
            #expect(source.current?.hasToken("the first of the secrets") == false)
            // What is taken away is not used any more, and what comes back is.
            for broken in ["", "short"] {
                try write(broken)
                later()
                #expect(source.current == nil)
            }
            try FileManager.default.removeItem(atPath: path)
            later()
            #expect(source.current == nil)
            try write("the third of the secrets\n")
            later()
            #expect(source.current?.hasToken("the third of the secrets") == true)
        }
    }

    @Test func aFileThatCannotBeReadAtFirstIsRefused() async throws {
        try await withTemporaryDirectory { folder in
            #expect(throws: WebhookSecretError.unreadable("No such file or directory")) {
                _ = try WebhookSecretSource.file(folder + "/none", logger: quiet)
            }
            #expect(throws: WebhookSecretError.unreadable("Is a directory")) {
                _ = try WebhookSecretSource.file(folder, logger: quiet)
            }
            #expect(throws: WebhookSecretError.none) {
                _ = try WebhookSecretSource.file("/dev/null", logger: quiet)
            }
            #expect(throws: WebhookSecretError.unreadable("it is larger than 8192 bytes")) {
                _ = try WebhookSecretSource.file("/dev/zero", logger: quiet)
            }
        }
    }

    private let quiet = Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }
}
