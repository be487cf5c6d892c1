import Planning

/// How far a problem with the files of a commit reaches (law 4): whether one account is unreadable, or the whole
/// is in doubt.
///
/// Everything that can be wrong with a commit comes through here, and nothing else decides it.
enum Boundary {
    /// Where something is wrong.
    enum Place: Hashable, CaseIterable {
        /// `reeve.yaml`.
        case policy
        /// `accounts/` as a folder.
        case accounts
        /// The defaults of a folder.
        case defaults
        /// A file whose name says which account it is for.
        case account
        /// What may be an account's file, and whose name does not say whose.
        case unnamed
        /// A file below `accounts/` that Reeve does not read.
        case other
    }

    /// What is wrong there.
    enum Finding: Hashable, CaseIterable {
        case missing
        /// It is there, and says nothing.
        case empty
        /// A link, a submodule, something too large.
        case notAFile
        case misnamed
        /// It cannot be read, or asks for what cannot be.
        case unreadable
        /// It claims what another claims, too, or its name is taken for another's.
        case disputed
        /// It is another tool's.
        case foreign
        /// More than is read.
        case tooMuch
    }

    enum Reach: Hashable {
        case nothing
        case account
        /// It may be any account's, so that none is taken for gone.
        case unknownAccount
        /// The accounts of the folder, which are quarantined one by one.
        case folder
        case whole
    }

    struct Problem {
        var place: Place
        var finding: Finding
        var file: String
        /// The account, where the place is one.
        var key: AccountKey?
        var diagnostics: [Diagnostic]
    }

    static func reach(of finding: Finding, at place: Place) -> Reach {
        switch (place, finding) {
        // The rules under which anything is done.
        case (.policy, _): .whole
        // Every account would seem to be removed; and what was not read to its end may hold any account.
        case (.accounts, _): .whole
        // Nothing is inherited from what is not there.
        case (.defaults, .missing): .nothing
        case (.defaults, _): .folder
        // A file that is gone is an intention, not a problem.
        case (.account, .missing), (.unnamed, .missing), (.other, .missing): .nothing
        case (.account, _): .account
        case (.unnamed, _): .unknownAccount
        // A link may be a folder of accounts, and another tool's file may hold any. Anything else is not Reeve's.
        case (.other, .notAFile), (.other, .disputed), (.other, .foreign): .unknownAccount
        case (.other, .empty), (.other, .misnamed), (.other, .unreadable), (.other, .tooMuch): .nothing
        }
    }

    /// What is quarantined, and what leaves the whole in doubt, each in the order of the problems.
    static func divide(_ problems: [Problem]) -> (quarantined: [Quarantine], doubts: [Diagnostic]) {
        var result: (quarantined: [Quarantine], doubts: [Diagnostic]) = ([], [])
        for problem in problems {
            switch reach(of: problem.finding, at: problem.place) {
            case .nothing: break
            case .account:
                result.quarantined.append(
                    Quarantine(file: problem.file, key: problem.key, diagnostics: problem.diagnostics))
            case .unknownAccount:
                result.quarantined.append(Quarantine(file: problem.file, key: nil, diagnostics: problem.diagnostics))
            case .folder:
                result.quarantined.append(
                    Quarantine(file: problem.file, key: nil, isDefaults: true, diagnostics: problem.diagnostics))
            case .whole: result.doubts += problem.diagnostics
            }
        }
        return result
    }
}
