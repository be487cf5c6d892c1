import FoundationEssentials

/// Roles and who assumed them.
extension Cloud {
    /// Whom credentials stand for. An access key that no simulator gave out is the management account's.
    func caller(accessKeyID: String?, token: String?, at now: Date) throws(Caller.Refusal) -> Caller {
        guard let session = accessKeyID.flatMap({ sessions[$0] }) else {
            // A session of another run: with fewer rights, perhaps, than the management account.
            guard token?.hasPrefix(RoleSession.tokenPrefix) != true else { throw .invalid }
            return .user(of: management)
        }
        guard session.token == token else { throw .invalid }
        guard now < session.expires else { throw .expired }
        guard isOpen(account: session.account, at: now) else { throw .invalid }
        return .session(session)
    }

    /// Whether there is such a role.
    ///
    /// In a member account it is the one that CreateAccount made. The management account has every
    /// role one asks for, since nothing here makes roles.
    func hasRole(_ role: RoleARN, at now: Date) -> Bool {
        if role.account == management.id { return true }
        guard let organization, organization.hasActiveAccount(role.account, at: now) else { return false }
        return role.path.isEmpty && role.name == organization.roleName(inAccount: role.account)
    }

    /// Gives out credentials for a role.
    ///
    /// - Returns: The session, and its secret key, which nobody needs again.
    mutating func assume(
        _ role: RoleARN, as name: String, for duration: Int, sourceIdentity: String?, at now: Date
    ) -> (session: RoleSession, secretKey: String) {
        var accessKeyID: String
        repeat {
            accessKeyID = "ASIA\(generator.characters(16, of: RoleSession.base32))"
        } while sessions[accessKeyID] != nil
        let secretKey = generator.characters(40, of: RoleSession.base64)
        // Expiration has whole seconds.
        let expires = Date(timeIntervalSince1970: (now.timeIntervalSince1970 + Double(duration)).rounded(.down))
        let session = RoleSession(
            accessKeyID: accessKeyID,
            token: RoleSession.tokenPrefix + tokenGenerator.characters(220, of: RoleSession.base64),
            account: role.account, role: role.name, name: name, expires: expires, sourceIdentity: sourceIdentity)
        sessions[accessKeyID] = session
        return (session, secretKey)
    }

    private func isOpen(account: String, at now: Date) -> Bool {
        account == management.id || organization?.hasActiveAccount(account, at: now) == true
    }
}
