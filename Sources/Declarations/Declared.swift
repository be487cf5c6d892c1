public import Planning

/// What the files of a commit say; or that the whole of it is in doubt.
public enum Declared: Sendable {
    /// The policy holds, and every account is either read or quarantined.
    case readable(DesiredState, Policy)
    /// No write at all (law 4): `reeve.yaml` is missing or bad, or `accounts/` is missing, empty or too much. What
    /// is wrong with single files is found, too.
    case inDoubt([Diagnostic], quarantined: [Quarantine])

    /// Reads every file, one after the other. All problems of all files are found in one run.
    ///
    /// ``DeclarationReader`` does the same for trees of many files.
    ///
    /// - Parameter applied: The fields that are applied; a file that has another is quarantined.
    public init(reading tree: SourceTree, applying applied: Set<AccountField> = AccountField.applied) {
        let context = ReadingContext(applied: applied, bundles: tree.bundles)
        let folder = AccountsFolder(tree, in: context, after: AccountsReading())
        self.init(tree, folder.reading(folder.read(folder.pending)), agreed: nil)
    }

    /// - Parameter agreed: What the reading asks for if nothing is wrong with it; `nil` if something may be.
    init(_ tree: SourceTree, _ reading: AccountsReading, agreed: AgreedAccounts?) {
        let policy = PolicyFile.read(tree).mapError { problems in
            let file = SourceTree.File(path: PolicyFile.name, content: tree[PolicyFile.name] ?? .notAFile("nothing"))
            return PeerFiles.diagnosis(of: file, problems.diagnostics).map { Problems(diagnostics: [$0]) } ?? problems
        }
        var (accounts, problems) = agreed.map { ($0.accounts, []) } ?? reading.together(in: tree)
        if case .failure(let failure) = policy {
            problems.append(
                Boundary.Problem(
                    place: .policy, finding: tree[PolicyFile.name] == nil ? .missing : .unreadable,
                    file: PolicyFile.name, diagnostics: failure.diagnostics))
        }
        let (quarantined, doubts) = Boundary.divide(problems)
        if doubts.isEmpty, case .success(let policy) = policy {
            self = .readable(DesiredState(accounts: accounts, quarantined: quarantined), policy)
        } else {
            self = .inDoubt(doubts.sorted(), quarantined: quarantined)
        }
    }

    /// Every problem, sorted by place.
    public var diagnostics: [Diagnostic] {
        switch self {
        case .readable(let desired, _): desired.quarantined.flatMap(\.diagnostics).sorted()
        case .inDoubt(let doubts, let quarantined): (doubts + quarantined.flatMap(\.diagnostics)).sorted()
        }
    }
}

/// Problems that leave nothing to go on with.
public struct Problems: Error {
    public var diagnostics: [Diagnostic]

    public init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
