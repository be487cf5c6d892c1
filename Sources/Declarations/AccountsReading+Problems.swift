import Planning

extension AccountsReading {
    /// What the files ask for together, and everything that is wrong with them: what one file alone can claim, two
    /// have claimed, is taken from both.
    func together(in tree: SourceTree) -> (accounts: [AccountKey: AccountSpec], problems: [Boundary.Problem]) {
        let files = files
        guard !files.isEmpty else { return ([:], [Self.missing]) }
        var problems = defaults.files.filter { $0.fields == nil }.map {
            Boundary.Problem(
                place: .defaults, finding: .unreadable, file: $0.file.path, diagnostics: $0.diagnostics)
        }
        let folders = Folders.paths(of: files)
        if let tooMuch = TreeLimits.problem(files: files.count, folders: folders.count) {
            return ([:], [Boundary.Problem(.accounts, .tooMuch, tooMuch)])
        }
        let lookalikes = Lookalikes(files, folders, in: tree)
        let twins = TwinFiles(files)
        var accounts: [AccountKey: AccountSpec] = [:]
        accounts.reserveCapacity(files.count)
        for reading in files {
            let disputes =
                reading.isDisputable
                ? [twins.problem(of: reading), lookalikes.problem(of: reading.file.path)].compactMap(\.self) : []
            problems += disputes.map(reading.disputed)
            switch reading.outcome {
            case .leftAlone: break
            case .quarantined(let finding, let diagnostics):
                problems.append(reading.problem(finding, diagnostics))
            case .account(let spec):
                if disputes.isEmpty { accounts[spec.key] = spec }
            }
        }
        for (claim, diagnostic) in AccountClaims(files).conflicts {
            accounts[claim.key] = nil
            problems.append(
                Boundary.Problem(
                    place: .account, finding: .disputed, file: claim.file, key: claim.key, diagnostics: [diagnostic]))
        }
        // What lies there instead of account files is the cause, if it is known.
        if accounts.isEmpty, problems.allSatisfy({ $0.place == .other && $0.finding == .foreign }) {
            problems = [problems.isEmpty ? Self.empty : Self.foreign(problems)]
        }
        return (accounts, problems.map { $0.excerpted(from: tree) })
    }

    private static let missing = Boundary.Problem(
        .accounts, .missing,
        Diagnostic(
            .accountsMissing, "the repository has no folder '\(AccountsFolder.name)/'",
            hint: "without it, every account would seem to be removed: restore it, or run 'reeve init'"))

    private static let empty = Boundary.Problem(
        .accounts, .empty,
        Diagnostic(
            .accountsEmpty, "the folder '\(AccountsFolder.name)/' holds no account file",
            hint: "without one, every account would seem to be removed: restore the files"))

    private static func foreign(_ problems: [Boundary.Problem]) -> Boundary.Problem {
        Boundary.Problem(
            place: .accounts, finding: .empty, file: AccountsFolder.name, diagnostics: problems.flatMap(\.diagnostics))
    }
}

extension FileReading {
    /// Whether it is an account's file, good or bad. Of another tool's it is enough to say that.
    fileprivate var isDisputable: Bool {
        switch outcome {
        case .leftAlone, .quarantined(.foreign, _): false
        case .account, .quarantined: true
        }
    }

    fileprivate func disputed(_ diagnostic: Diagnostic) -> Boundary.Problem { problem(.disputed, [diagnostic]) }

    fileprivate func problem(_ finding: Boundary.Finding, _ diagnostics: [Diagnostic]) -> Boundary.Problem {
        let place: Boundary.Place =
            switch kind {
            case .account: .account
            case .unnamed: .unnamed
            case .defaults, .misnamedDefaults: .defaults
            case .other: .other
            }
        return Boundary.Problem(place: place, finding: finding, file: file.path, key: key, diagnostics: diagnostics)
    }
}

extension Boundary.Problem {
    fileprivate init(_ place: Boundary.Place, _ finding: Boundary.Finding, _ diagnostic: Diagnostic) {
        self.init(place: place, finding: finding, file: AccountsFolder.name, diagnostics: [diagnostic])
    }

    fileprivate func excerpted(from tree: SourceTree) -> Self {
        var result = self
        result.diagnostics = diagnostics.map(tree.excerpted)
        return result
    }
}
