import Planning

/// What one file below `accounts/` says under the defaults of its folders, whatever other files say.
///
/// It depends on nothing but what it keeps, so it holds as long as those do.
final class FileReading: Sendable {
    enum Outcome: Sendable {
        case account(AccountSpec)
        case quarantined(Boundary.Finding, [Diagnostic])
        /// Not a file that Reeve reads.
        case leftAlone
    }

    let file: SourceTree.File
    let folder: String
    let hasFoldedName: Bool
    let kind: AccountPath
    let defaults: FolderDefaults?
    /// What the file claims for its account alone, as soon as it can be parsed.
    let claim: AccountClaims.Claim?
    let outcome: Outcome

    init(
        _ file: SourceTree.File, in folder: String, _ unit: OrganizationalUnitPath, under defaults: FolderDefaults?,
        _ context: ReadingContext
    ) {
        let kind = AccountPath(file.path)
        self.file = file
        self.folder = folder
        hasFoldedName = Lookalikes.isFolded(AccountPath.name(of: file.path))
        self.kind = kind
        self.defaults = defaults
        switch (kind, file.content) {
        case (.account(let key, ending: ".yaml"), .file(let bytes)):
            let (outcome, claim) = AccountFile(
                path: file.path, key: key, unit: unit, defaults: defaults, context: context
            ).read(bytes)
            self.outcome = Self.recognized(outcome, file)
            self.claim = claim
        default:
            outcome = Self.recognized(Self.refusal(kind, file), file)
            claim = nil
        }
    }

    var key: AccountKey? {
        if case .account(let key, _) = kind { key } else { nil }
    }

    /// The same, with what is wrong with another tool's file said at once.
    private static func recognized(_ outcome: Outcome, _ file: SourceTree.File) -> Outcome {
        let diagnosis: Diagnostic? =
            switch outcome {
            case .account: nil
            case .quarantined(_, let problems): PeerFiles.diagnosis(of: file, problems)
            case .leftAlone: PeerFiles.diagnosis(ofUnread: file)
            }
        return diagnosis.map { .quarantined(.foreign, [$0]) } ?? outcome
    }

    private static func refusal(_ kind: AccountPath, _ file: SourceTree.File) -> Outcome {
        let position = SourcePosition(file: file.path)
        switch (kind, file.content) {
        case (.defaults, _), (.misnamedDefaults, _): return .leftAlone
        case (.unnamed(let stem), _):
            return .quarantined(
                .misnamed,
                [
                    Diagnostic(
                        .invalidFileName, "'\(stem)' is no account key", at: position,
                        hint: "name the file with 1 to 63 of a-z, 0-9 and -, not beginning with -")
                ])
        case (.account(let key, let ending), _) where ending != ".yaml":
            return .quarantined(
                .misnamed,
                [
                    Diagnostic(
                        .invalidFileName, "account files end in .yaml", at: position, hint: "rename it to \(key).yaml")
                ])
        case (.account, .notAFile(let what)), (.other, .notAFile(let what)):
            return .quarantined(.notAFile, [.notAFile(file.path, what)])
        case (.account, .tooLarge(let bytes)): return .quarantined(.tooMuch, [.tooLarge(file.path, bytes)])
        case (.other, .tooLarge), (.account, .file), (.other, .file): return .leftAlone
        }
    }
}
