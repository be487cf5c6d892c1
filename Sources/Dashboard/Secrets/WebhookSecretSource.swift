import Crypto
import Glibc
public import Logging
import Synchronization

/// Where the webhook secrets come from: nowhere, a variable, or a file that is read again when it has changed.
public final class WebhookSecretSource: Sendable {
    private enum Place: Sendable {
        case nowhere
        case given(WebhookSecrets)
        case file(String)
    }

    private struct State {
        /// Of the bytes that the secrets came from.
        var digest: SHA256Digest?
        var secrets: WebhookSecrets?
        var lookedAt: ContinuousClock.Instant?
    }

    /// More cannot be secrets.
    private static let longestFile = 8192
    /// How often the file is read, at the most: a flood of deliveries is none of calls to the file system.
    private static let interval = Duration.seconds(1)

    private let place: Place
    private let logger: Logger
    private let learn: @Sendable ([String]) -> Void
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    private init(
        _ place: Place, logger: Logger = Logger(label: "reeve"),
        learn: @escaping @Sendable ([String]) -> Void = { _ in },
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.place = place
        self.logger = logger
        self.learn = learn
        self.now = now
    }

    /// No webhook is taken.
    public static var none: WebhookSecretSource {
        WebhookSecretSource(.nowhere)
    }

    /// - Throws: if it cannot be a secret.
    public static func given(_ text: String) throws(WebhookSecretError) -> WebhookSecretSource {
        WebhookSecretSource(.given(try WebhookSecrets(Array(text.utf8))))
    }

    /// - Parameters:
    ///   - logger: is told when the file has changed.
    ///   - learn: is told what the file holds, so that it is not shown.
    /// - Throws: if the file cannot be read now, or holds what cannot be a secret.
    public static func file(
        _ path: String, logger: Logger, learn: @escaping @Sendable ([String]) -> Void = { _ in },
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) throws(WebhookSecretError) -> WebhookSecretSource {
        let source = WebhookSecretSource(.file(path), logger: logger, learn: learn, now: now)
        let bytes = try Self.read(path)
        learn(Self.lines(bytes))
        let secrets = try WebhookSecrets(bytes)
        source.state.withLock { $0 = State(digest: SHA256.hash(data: bytes), secrets: secrets, lookedAt: now()) }
        return source
    }

    /// The secrets as they are now; `nil` if there are none, or the file cannot be read any more: what was taken away
    /// is not to be used.
    var current: WebhookSecrets? {
        switch place {
        case .nowhere: return nil
        case .given(let secrets): return secrets
        case .file(let path): return state.withLock { refresh(&$0, path) }
        }
    }

    private func refresh(_ state: inout State, _ path: String) -> WebhookSecrets? {
        let time = now()
        if let looked = state.lookedAt, looked.duration(to: time) < Self.interval { return state.secrets }
        state.lookedAt = time
        do throws(WebhookSecretError) {
            let bytes = try Self.read(path)
            let digest = SHA256.hash(data: bytes)
            if digest == state.digest { return state.secrets }
            learn(Self.lines(bytes))
            state.secrets = try WebhookSecrets(bytes)
            state.digest = digest
            logger.notice(
                "webhook secrets were read again", metadata: ["secrets": "\(state.secrets?.keyed.count ?? 0)"])
        } catch {
            if state.secrets != nil {
                logger.error("webhooks are refused: the secret's file cannot be used", metadata: ["error": "\(error)"])
            }
            state.digest = nil
            state.secrets = nil
        }
        return state.secrets
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        WebhookSecrets.lines(bytes).filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func read(_ path: String) throws(WebhookSecretError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: longestFile + 1)
        var count = 0
        while count < bytes.count {
            let more = bytes.withUnsafeMutableBytes {
                Glibc.read(file, $0.baseAddress?.advanced(by: count), $0.count - count)
            }
            guard more >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
            if more == 0 { break }
            count += more
        }
        guard count <= longestFile else { throw .unreadable("it is larger than \(longestFile) bytes") }
        return Array(bytes[..<count])
    }
}
