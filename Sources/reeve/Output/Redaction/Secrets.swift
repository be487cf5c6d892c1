import Synchronization

/// The secrets that this process has come to know, and the one place where they are taken out of what leaves it.
///
/// There is one for the process, though nothing else here is global: text leaves by standard output and standard error,
/// which the process has one each of, and a secret that one part has loaded may come back in words that another part
/// prints. What the process was started with is never forgotten; of what is renewed the newest of each origin are kept, so
/// that months of it cost no more than a day.
enum Secrets {
    private static let redactor = Mutex(Redactor())

    /// From now on the secret is replaced wherever it would be shown.
    static func learn(_ secret: String, from origin: Redactor.Origin = .start) {
        redactor.withLock { $0.add(secret, from: origin) }
    }

    static func learn(_ secrets: [String], from origin: Redactor.Origin) {
        for secret in secrets { learn(secret, from: origin) }
    }

    /// A password, and what HTTP's basic authentication makes of it.
    static func learn(username: String, password: String, from origin: Redactor.Origin = .start) {
        // A token may stand in the place of the user name, with the password empty or a word (GitHub's).
        if ["", "x-oauth-basic"].contains(password) { learn(username, from: origin) }
        learn(password, from: origin)
        redactor.withLock { redactor in
            guard !password.isEmpty || !username.isEmpty else { return }
            redactor.add(basic: "\(username):\(password)", from: origin)
        }
    }

    /// For text that people and programs are shown.
    static func redact(_ text: String) -> String { redactor.withLock(\.self).redact(text) }

    /// For what is written to Git, and read back.
    static func redactState(_ bytes: [UInt8]) -> [UInt8] { redactor.withLock(\.self).redactState(bytes) }
}
