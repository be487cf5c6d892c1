/// The credentials of a remote, as their source gives them now.
///
/// What a helper answered is kept until it expires, or the server refuses it: a helper may have to ask a server of its
/// own.
actor CredentialsCache {
    /// How long an answer is kept that does not say when it expires.
    private static let lifetime: Duration = .seconds(300)
    /// So long before it expires an answer is not used any more.
    private static let margin: Duration = .seconds(60)

    private let source: GitCredentialsSource?
    private let remote: RemoteAddress
    private let learn: @Sendable (_ username: String, _ password: String) -> Void
    private let now: @Sendable () -> ContinuousClock.Instant
    private var kept: (credentials: GitCredentials, until: ContinuousClock.Instant)?

    /// - Parameter learn: is told what is to be used.
    init(
        _ source: GitCredentialsSource?, for remote: RemoteAddress,
        learn: @escaping @Sendable (_ username: String, _ password: String) -> Void = { _, _ in },
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.source = source
        self.remote = remote
        self.learn = learn
        self.now = now
    }

    /// - Returns: `nil` if there are none to give, or the remote is not one over HTTP.
    func credentials() async throws(GitError) -> GitCredentials? {
        let found = try await current()
        if let found { learn(found.username, found.password) }
        return found
    }

    private func current() async throws(GitError) -> GitCredentials? {
        guard case .url(let url) = remote.location else { return nil }
        switch source {
        case nil: return nil
        case .given(let credentials): return credentials
        case .file(let username, let path): return try GitCredentialsSource.read(username: username, path: path)
        case .helper(let command):
            if let kept, now() < kept.until { return kept.credentials }
            let answer = try await CredentialHelper(command: command, url: url).get()
            let left = answer.expiresIn.map { $0 - Self.margin } ?? Self.lifetime
            kept = (answer.credentials, now().advanced(by: left))
            return answer.credentials
        }
    }

    /// What a helper said is asked for again.
    func forget() { kept = nil }

    /// The server did not take them: a helper is told, and asked again the next time.
    func wereRefused() async {
        guard case .helper(let command) = source, case .url(let url) = remote.location, let refused = kept else {
            return
        }
        kept = nil
        await CredentialHelper(command: command, url: url).erase(refused.credentials)
    }
}
