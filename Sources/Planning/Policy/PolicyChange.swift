/// What `reeve.yaml` asks for beyond the policy in force. The subject of its effects is the policy, no account.
public struct PolicyChange: Sendable, Equatable {
    /// In the order of the fields; never empty.
    public let effects: [PolicyEffect]
    /// The newest commit that touched the file since the policy was as it asked; `nil` if that is not known.
    public let commit: CommitID?
    /// The e-mail addresses of those who had a hand in it, in lower case. None of them may approve it.
    public let people: Set<String>

    /// Returns `nil` if nothing is loosened.
    init?(_ loosenings: [PolicyLoosening], wanted: Policy, history: History, scope: PlanScope) {
        guard !loosenings.isEmpty else { return nil }
        // A list may say the same twice.
        var seen: Set<Digest> = []
        effects = loosenings.map { PolicyEffect($0, at: wanted.place(of: $0), scope: scope) }
            .filter { seen.insert($0.digest).inserted }
        let changes = (history.changes[history.policyBase] ?? []).filter { $0.paths.contains(Policy.file) }
        commit = changes.first?.commit
        people = changes.reduce(into: []) { $0.formUnion($1.people) }
    }
}

/// One rule that becomes looser: what an approval of a policy allows.
public struct PolicyEffect: Sendable, Hashable {
    public let loosening: PolicyLoosening
    public let digest: Digest
    public let position: SourcePosition

    /// The digest is over the canonical form in `docs/plan-format.md`.
    public init(_ loosening: PolicyLoosening, at position: SourcePosition, scope: PlanScope) {
        self.loosening = loosening
        self.position = position
        digest = CanonicalEncoding.digest(loosening, scope: scope)
    }

    public static func == (left: Self, right: Self) -> Bool { left.digest == right.digest }
    public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
