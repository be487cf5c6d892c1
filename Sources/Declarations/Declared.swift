public import Planning

/// What the files of a commit say; or that the whole of it is in doubt.
public enum Declared: Sendable {
    /// The policy holds, and every account is either read or quarantined.
    case readable(DesiredState, Policy)
    /// No write at all (law 4): `reeve.yaml` is missing or bad, or `accounts/` is missing or empty.
    case inDoubt([Diagnostic])

    /// Reads every file. All problems of all files are found in one run.
    public init(reading tree: SourceTree) {
        let policy = PeerFiles.named(PolicyFile.read(tree), in: tree)
        let accounts = PeerFiles.named(AccountsFolder.read(tree), in: tree)
        switch (policy, accounts) {
        case (.success(let policy), .success(let desired)): self = .readable(desired, policy)
        case (.failure(let policy), .success(let desired)):
            self = .inDoubt((policy.diagnostics + desired.quarantined.flatMap(\.diagnostics)).sorted())
        case (.success, .failure(let accounts)): self = .inDoubt(accounts.diagnostics.sorted())
        case (.failure(let policy), .failure(let accounts)):
            self = .inDoubt((policy.diagnostics + accounts.diagnostics).sorted())
        }
    }

    /// Every problem, sorted by place.
    public var diagnostics: [Diagnostic] {
        switch self {
        case .readable(let desired, _): desired.quarantined.flatMap(\.diagnostics).sorted()
        case .inDoubt(let diagnostics): diagnostics
        }
    }
}

/// Problems that leave nothing to go on with.
struct Problems: Error {
    var diagnostics: [Diagnostic]
}
