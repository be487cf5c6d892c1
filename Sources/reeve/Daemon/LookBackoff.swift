import Planning

/// How long to wait before the next look at the repository: the double with each that fails for the same cause.
struct LookBackoff {
    /// What passes by itself is tried again after this many polls at the latest.
    private static let mostPolls = 4

    private let poll: Duration
    private let longest: Duration
    private var cause: DiagnosticCode?
    private var failures = 0

    /// - Parameters:
    ///   - poll: what is waited as long as nothing fails.
    ///   - longest: what is waited at the most, for what takes a person.
    init(poll: Duration, longest: Duration) {
        self.poll = poll
        self.longest = max(poll, longest)
    }

    /// Takes in how a look ended: why it failed, or `nil`. Another cause than the last one begins anew.
    mutating func note(_ failure: DiagnosticCode?) {
        failures = failure == nil ? 0 : failure == cause ? failures + 1 : 1
        cause = failure
    }

    var wait: Duration {
        guard let cause else { return poll }
        let doubled = poll * (1 << min(failures - 1, 16))
        // Credentials and keys that were refused are so again; a server that is away comes back.
        return min(doubled, [.gitAuthentication, .gitHostKey].contains(cause) ? longest : poll * Self.mostPolls)
    }
}
