extension Comparison {
    /// What would make the account what its file asks, field by field; empty if it is so already.
    ///
    /// - Throws: where the file asks for what cannot be.
    func effects(for spec: AccountSpec, match: Match) throws(Diagnostic) -> [Effect] {
        guard case .found(let account, _, let identity) = match else {
            return spec.state.value == .closed ? [] : [try createEffect(spec)]
        }
        if spec.state.value == .closed { return try closeEffects(spec, account, identity) }
        try requireActive(account, at: SourcePosition(file: spec.file))
        if account.tags.value?[OwnerTags.phase] == OwnerTags.creating, case .ownerTags = identity {
            return [try createEffect(spec)]
        }
        return try claimEffects(spec, account, identity) + fieldEffects(spec, account, identity)
    }

    func unmanageEffect(_ key: AccountKey, _ account: ObservedAccount) throws(Diagnostic) -> Effect {
        let position = history.records[key]?.file.map { SourcePosition(file: $0) }
        try refuseIfProtected([key], account, "unmanaged", at: position)
        var target: OrganizationalUnit?
        if let moveTo = policy.unmanageMoveTo {
            // It stays part of the effect once the account is there: work half done keeps its approval.
            target = try unit(at: moveTo)
        }
        return effect(key, account, .unmanage(moveTo: target), at: position)
    }

    private func createEffect(_ spec: AccountSpec) throws(Diagnostic) -> Effect {
        let account = Change.NewAccount(
            name: spec.name.value, email: spec.email.value, ou: try unit(at: spec.ou),
            tags: spec.tags.mapValues(\.value))
        return Effect(
            key: spec.key, accountID: nil, change: .create(account), position: SourcePosition(file: spec.file),
            scope: scope)
    }

    private func closeEffects(
        _ spec: AccountSpec, _ account: ObservedAccount, _ identity: Match.Identity
    ) throws(Diagnostic) -> [Effect] {
        guard account.state == .active else { return [] }
        try refuseIfProtected(identity.keys(of: spec), account, "closed", at: spec.state.position)
        guard case .ownerTags = identity else { return try claimEffects(spec, account, identity) }
        return [effect(spec.key, account, .close, at: spec.state.position)]
    }

    private func claimEffects(
        _ spec: AccountSpec, _ account: ObservedAccount, _ identity: Match.Identity
    ) throws(Diagnostic) -> [Effect] {
        switch identity {
        case .ownerTags: []
        case .rekey(let old): [try rekeyEffect(spec, account, from: old)]
        case .accountID: [effect(spec.key, account, .adopt(byEmailAlone: false), at: spec.accountID?.position)]
        case .email: [effect(spec.key, account, .adopt(byEmailAlone: true), at: spec.email.position)]
        }
    }

    /// A key that is protected is not given up while only that key is: the account would be protected no more.
    private func rekeyEffect(
        _ spec: AccountSpec, _ account: ObservedAccount, from old: AccountKey
    ) throws(Diagnostic) -> Effect {
        let stays = [spec.key.description, account.id.description].contains(where: policy.protected.contains)
        if policy.protected.contains(old.description), !stays {
            throw Diagnostic(
                .protectedAccount, "'\(old)' is protected, and '\(spec.key)' would not be",
                at: SourcePosition(file: spec.file), hint: "add '\(spec.key)' to 'protected' in reeve.yaml first")
        }
        return effect(spec.key, account, .rekey(from: old), at: SourcePosition(file: spec.file))
    }

    private func fieldEffects(
        _ spec: AccountSpec, _ account: ObservedAccount, _ identity: Match.Identity
    ) throws(Diagnostic) -> [Effect] {
        var effects: [Effect] = []
        if !account.email.matches(spec.email.value, organization: observed.organization) {
            throw Diagnostic(
                .notYetApplied,
                "the e-mail address of account \(account.id) differs, and changing it is not applied yet",
                at: spec.email.position, hint: "set 'email' to the account's present address")
        }
        let target = try unit(at: spec.ou)
        switch account.parent {
        case .unread:
            throw Diagnostic(
                .unknownOU, "the organizational unit that holds account \(account.id) was not read",
                at: spec.ou.position, hint: "it is read again at the next full observation")
        case .read(let parent) where parent != target.id:
            try refuseIfProtected(identity.keys(of: spec), account, "moved", at: spec.ou.position)
            let from = unitsByID[parent] ?? OrganizationalUnit(id: parent, path: .root)
            effects.append(effect(spec.key, account, .move(from: from, to: target), at: spec.ou.position))
        case .read: break
        }
        if account.name != spec.name.value {
            effects.append(
                effect(spec.key, account, .rename(from: account.name, to: spec.name.value), at: spec.name.position))
        }
        return effects + tagEffects(spec, account, identity)
    }

    private func tagEffects(
        _ spec: AccountSpec, _ account: ObservedAccount, _ identity: Match.Identity
    ) -> [Effect] {
        let present = account.tags.value ?? [:]
        var effects: [Effect] = []
        for (key, wanted) in spec.tags where present[key] != wanted.value {
            effects.append(
                effect(
                    spec.key, account, .tag(key: key, from: present[key], to: wanted.value), at: wanted.position))
        }
        for key in dropped(by: spec, identity) {
            guard let value = present[key] else { continue }
            effects.append(
                effect(
                    spec.key, account, .tag(key: key, from: value, to: nil), at: SourcePosition(file: spec.file)))
        }
        return effects
    }

    /// The tags that the file declared when it was last applied, and does not now.
    private func dropped(by spec: AccountSpec, _ identity: Match.Identity) -> Set<String> {
        var dropped: Set<String> = []
        for key in identity.keys(of: spec) {
            guard let before = history.records[key]?.declaredTags else { continue }
            for tag in before.keys where spec.tags[tag] == nil && !OwnerTags.isReserved(tag) { dropped.insert(tag) }
        }
        return dropped
    }

    private func effect(
        _ key: AccountKey, _ account: ObservedAccount, _ change: Change, at position: SourcePosition?
    ) -> Effect {
        Effect(key: key, accountID: account.id, change: change, position: position, scope: scope)
    }

    /// The unit at this path.
    private func unit(at path: Sourced<OrganizationalUnitPath>) throws(Diagnostic) -> OrganizationalUnit {
        let found = unitsByPath[path.value] ?? []
        guard let unit = found.first else {
            let near = Nearest.match(for: path.value.description, among: unitsByPath.keys.map(\.description))
            throw Diagnostic(
                .unknownOU, "no organizational unit '\(path.value)'", at: path.position,
                hint: near.map { "did you mean '\($0)'?" }
                    ?? "create it in AWS Organizations first; Reeve does not create organizational units")
        }
        guard found.count == 1 else {
            throw Diagnostic(
                .unknownOU, "\(found.count) organizational units are '\(path.value)'", at: path.position,
                hint: "rename one of them: \(found.map(\.id).sorted().joined(separator: ", "))")
        }
        return unit
    }

    private func requireActive(_ account: ObservedAccount, at position: SourcePosition) throws(Diagnostic) {
        guard account.state != .active else { return }
        throw Diagnostic(
            .accountNotActive, "account \(account.id) is \(account.state.rawValue)", at: position,
            hint:
                "say 'state: closed' or remove the file; a closed account can be reopened by AWS Support within 90 days"
        )
    }

    private func refuseIfProtected(
        _ keys: [AccountKey], _ account: ObservedAccount, _ done: String, at position: SourcePosition?
    ) throws(Diagnostic) {
        if account.id == observed.managementAccount {
            throw Diagnostic(
                .protectedAccount, "the management account \(account.id) is never \(done)", at: position,
                hint: "undo the change in its file")
        }
        let names = keys.map(\.description) + [account.id.description]
        if let name = names.first(where: policy.protected.contains) {
            throw Diagnostic(
                .protectedAccount, "'\(name)' is protected and never \(done)", at: position,
                hint: wantedPolicy.protected.contains(name)
                    ? "undo the change, or take it off 'protected' in reeve.yaml first"
                    : "that reeve.yaml protects it no more waits for approval")
        }
    }
}
