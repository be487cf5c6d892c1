/// Which account a file means.
enum Match {
    /// None: it is to be made.
    case nowhere
    /// With its place in the observed list.
    case found(ObservedAccount, at: Int, Identity)

    /// By what the account was known, in the order in which that is tried.
    enum Identity {
        /// It carries our owner tag and this key.
        case ownerTags
        /// It is ours under a key whose file is gone.
        case rekey(AccountKey)
        /// Nobody owns it, and the file names it.
        case accountID
        /// Nobody owns it, and its e-mail is the file's.
        case email

        /// The file's key and, if it was renamed, the one that the account still carries.
        func keys(of spec: AccountSpec) -> [AccountKey] {
            if case .rekey(let old) = self { [spec.key, old] } else { [spec.key] }
        }

        /// Whether the account carries the file's own key.
        var isOwn: Bool {
            if case .ownerTags = self { true } else { false }
        }
    }

    var account: ObservedAccount? {
        switch self {
        case .nowhere: nil
        case .found(let account, _, _): account
        }
    }

    var identity: Identity? {
        switch self {
        case .nowhere: nil
        case .found(_, _, let identity): identity
        }
    }
}

extension PlanningRun {
    /// Finds an account that does not carry the file's key, by account ID, then by e-mail.
    ///
    /// - Throws: where the file and the organization contradict each other; its account is left alone.
    func match(_ spec: AccountSpec, in search: AccountSearch) throws(Diagnostic) -> Match {
        if ownership.ambiguous.contains(spec.key) {
            throw Diagnostic(
                .duplicateOwnerTag, "more than one account carries the tag \(OwnerTags.account)=\(spec.key)",
                at: SourcePosition(file: spec.file), hint: "take the tag off the account that is not '\(spec.key)'")
        }
        if let wanted = spec.accountID {
            guard let place = search[wanted.value] else {
                throw Diagnostic(
                    .accountNotFound, "the organization has no account \(wanted.value)", at: wanted.position,
                    hint: "check the ID, or remove 'accountId' to create a new account")
            }
            return try claim(place, for: spec, by: .accountID, at: wanted.position)
        }
        if let place = search[spec.email.value] {
            return try claim(place, for: spec, by: .email, at: spec.email.position)
        }
        try refuseSecondAccount(spec, in: search)
        return .nowhere
    }

    /// A changed e-mail is never a create, even where the account's tags were not read or were taken off.
    private func refuseSecondAccount(_ spec: AccountSpec, in search: AccountSearch) throws(Diagnostic) {
        guard let place = history.records[spec.key]?.accountID.flatMap({ search[$0] }) else { return }
        let account = observed.accounts[place]
        switch ownership.owner(at: place) {
        case .unread:
            _ = try claim(place, for: spec, by: .email, at: spec.email.position)
        case .nobody where account.state == .active, .foreign where account.state == .active:
            throw Diagnostic(
                .identityConflict, "status knows '\(spec.key)' as account \(account.id), which is no longer ours",
                at: spec.email.position, hint: "adopt it again with 'accountId', or give the new account another key")
        // It was given up, or it got another key.
        case .nobody, .foreign, .ours: break
        }
    }

    private func claim(
        _ place: Int, for spec: AccountSpec, by identity: Match.Identity, at position: SourcePosition
    ) throws(Diagnostic) -> Match {
        let account = observed.accounts[place]
        switch ownership.owner(at: place) {
        case .nobody:
            return .found(account, at: place, identity)
        case .ours(let key) where !isDeclared(key):
            return .found(account, at: place, .rekey(key))
        case .ours(let key):
            throw Diagnostic(
                .identityConflict, "account \(account.id) is already '\(key)'", at: position,
                hint: "an account has one file: remove this one, or that of '\(key)'")
        case .foreign(comparison.scope.owner):
            throw Diagnostic(
                .identityConflict, "account \(account.id) carries our owner tag, and no key of an account",
                at: position,
                hint: "tag it \(OwnerTags.account)=\(spec.key), or take \(OwnerTags.owner) off it and have it adopted")
        case .foreign(let other):
            throw Diagnostic(
                .foreignOwner, "account \(account.id) belongs to owner '\(other)'", at: position,
                hint: "Reeve never touches another owner's account: remove the file, or have that owner unmanage it")
        case .unread:
            throw Diagnostic(
                .tagsUnread, "the tags of account \(account.id) were not read, so its owner is not known",
                at: position, hint: "allow organizations:ListTagsForResource, or wait for the next full observation")
        }
    }
}
