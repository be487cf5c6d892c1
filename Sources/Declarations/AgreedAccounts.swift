import Planning

/// Accounts that all can be read, and of which none claims what another claims, too.
///
/// Nearly every commit is so, and from one to the next few files change. Where nothing was wrong and the changed
/// files bring nothing that could be, the rest need not be gone over again.
struct AgreedAccounts: Sendable {
    typealias Claims = (emails: Set<EmailAddress>, accountIDs: Set<AccountID>)

    private(set) var accounts: [AccountKey: AccountSpec]
    private var claims: Claims
    /// Those that files stand in.
    private let folders: Set<[UInt8]>

    /// Fails if anything is wrong, which is then for ``AccountsReading/together(in:)`` to say.
    ///
    /// - Parameters: What ``accounts(of:)`` and ``claims(of:)`` make of the same files.
    init?(
        _ reading: AccountsReading, in tree: SourceTree, _ accounts: [AccountKey: AccountSpec]?, _ claims: Claims?
    ) {
        guard let accounts, let claims, !accounts.isEmpty, reading.defaults.files.allSatisfy({ $0.fields != nil })
        else { return nil }
        let files = reading.files
        let folders = Folders.paths(of: files)
        guard TreeLimits.problem(files: files.count, folders: folders.count) == nil,
            Lookalikes(files, folders, in: tree).isEmpty
        else { return nil }
        self.accounts = accounts
        self.claims = claims
        self.folders = Set((folders + [AccountsFolder.name]).map { Array($0.utf8) })
    }

    /// By key; `nil` if a file cannot be read or two have one key.
    static func accounts(of files: [FileReading]) -> [AccountKey: AccountSpec]? {
        var accounts: [AccountKey: AccountSpec] = [:]
        accounts.reserveCapacity(files.count)
        for file in files {
            switch file.outcome {
            case .leftAlone: break
            case .quarantined: return nil
            case .account(let spec): guard accounts.updateValue(spec, forKey: spec.key) == nil else { return nil }
            }
        }
        return accounts
    }

    /// What only one account can have; `nil` if two have it.
    static func claims(of files: [FileReading]) -> Claims? {
        var claims = Claims(emails: Set(minimumCapacity: files.count), accountIDs: [])
        for file in files {
            if let email = file.claim?.email?.value, !claims.emails.insert(email).inserted { return nil }
            if let id = file.claim?.accountID?.value, !claims.accountIDs.insert(id).inserted { return nil }
        }
        return claims
    }

    /// Takes some files out and others in.
    ///
    /// - Returns: `false` if that may have made something wrong; this holds no longer then.
    mutating func replace(_ old: [FileReading], with new: [FileReading], under defaults: DefaultsTree) -> Bool {
        // A problem of defaults is none of an account's file.
        guard defaults.files.allSatisfy({ $0.fields != nil }) else { return false }
        for file in old {
            if let key = file.key { accounts[key] = nil }
            if let email = file.claim?.email?.value { claims.emails.remove(email) }
            if let id = file.claim?.accountID?.value { claims.accountIDs.remove(id) }
        }
        for file in new {
            // A name or a folder that was not there before may look like another.
            guard case .account(let spec) = file.outcome, file.hasFoldedName,
                folders.contains(Array(file.folder.utf8)), accounts.updateValue(spec, forKey: spec.key) == nil,
                claims.emails.insert(spec.email.value).inserted
            else { return false }
            if let id = spec.accountID?.value, !claims.accountIDs.insert(id).inserted { return false }
        }
        return !accounts.isEmpty && accounts.count <= TreeLimits.files
    }
}
