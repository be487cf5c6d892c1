import AWS
import Planning
import Reconciler

/// One reading of an organization.
struct Observation {
    let client: AWSClient
    let interest: @Sendable () async throws(Diagnostic) -> Interest

    func observe() async throws -> ObservedState {
        // These take the longest and depend on nothing.
        async let bulkTags = bulkTags()
        async let running = client.creates(inState: "IN_PROGRESS")
        async let listed = client.all(ListAccounts(maxResults: 20))
        let organization = try await client.output(DescribeOrganization()).Organization
        let roots = try await client.all(ListRoots())
        guard let root = roots.first?.Id, let management = AccountID(organization.MasterAccountId) else {
            throw Diagnostic(.unexpectedAnswer, "the organization \(organization.Id) has no root")
        }
        let interest = try await interest()
        let units = interest.mayKnowUnits(below: root) ? nil : try await client.organizationalUnits(below: root)
        let known = try await addUnlisted(to: try await listed, interest)
        var (accounts, creates) = try await resolve(try await running, listed: known, interest)
        let (allUnits, parents) = try await places(of: accounts, below: root, listed: units, known: interest.units)
        let tags = try await bulkTags
        let confirmed = try await confirmTags(of: accounts, listed: tags, interest)
        accounts.sort { $0.Id < $1.Id }
        return ObservedState(
            organization: organization.Id, managementAccount: management, root: root, organizationalUnits: allUnits,
            accounts: try accounts.map { account in
                try Self.account(account, parent: parents[account.Id], tags: confirmed[account.Id] ?? tags[account.Id])
            }, creates: creates)
    }

    /// Lists show a new account later than its own status: one that is known and not listed is asked for itself.
    private func addUnlisted(
        to listed: [Organizations.Account], _ interest: Interest
    ) async throws -> [Organizations.Account] {
        let missing = Set(interest.accountIDs.map(\.description)).subtracting(listed.map(\.Id)).sorted()
        return listed + (try await missing.concurrentMap { try await client.account($0) }).compactMap { $0 }
    }

    /// The tags of every tagged account, by account ID.
    private func bulkTags() async throws -> [String: [String: String]] {
        let mappings = try await client.all(GetResources(resourceTypeFilters: ["organizations:account"]))
        var tags: [String: [String: String]] = [:]
        for mapping in mappings {
            guard let id = mapping.ResourceARN.split(separator: "/").last else { continue }
            tags[String(id)] = Dictionary(
                mapping.Tags.map { ($0.Key, $0.Value) }, uniquingKeysWith: { _, last in last })
        }
        return tags
    }

    /// The units, and by account ID which of them holds it. `Paths` says that, by the units' IDs alone; where AWS
    /// does not send it, every unit is asked for its accounts.
    private func places(
        of accounts: [Organizations.Account], below root: String, listed: [OrganizationalUnit]?,
        known: [OrganizationalUnit]
    ) async throws -> (units: [OrganizationalUnit], parents: [String: String]) {
        var parents: [String: String] = [:]
        for account in accounts { parents[account.Id] = account.parent }
        let isComplete = accounts.allSatisfy { parents[$0.Id] != nil }
        if listed == nil, isComplete, Set(parents.values).isSubset(of: known.map(\.id)) {
            return (known, parents)
        }
        let units: [OrganizationalUnit]
        if let listed { units = listed } else { units = try await client.organizationalUnits(below: root) }
        if !isComplete {
            parents.merge(try await listedParents(of: units)) { path, _ in path }
        }
        return (units, parents)
    }

    private func listedParents(of units: [OrganizationalUnit]) async throws -> [String: String] {
        let client = client
        let listings = try await units.concurrentMap { unit in
            (unit.id, try await client.all(ListAccountsForParent(parentId: unit.id, maxResults: 20)))
        }
        return Dictionary(
            listings.flatMap { unit, accounts in accounts.map { ($0.Id, unit) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The bulk listing leaves out accounts without tags and lags behind: an account that matters and is not in
    /// it, or that was written lately, is asked for its own.
    private func confirmTags(
        of accounts: [Organizations.Account], listed tags: [String: [String: String]], _ interest: Interest
    ) async throws -> [String: [String: String]] {
        let emails = Set(interest.emails.map(\.folded))
        let ids = Set(interest.accountIDs.map(\.description))
        let recent = Set(interest.recent.map(\.description))
        let asked = accounts.filter { account in
            guard let listed = tags[account.Id] else {
                return ids.contains(account.Id) || emails.contains(account.Email.lowercased())
            }
            return listed[OwnerTags.phase] != nil || listed[OwnerTags.account].map(recent.contains) ?? false
        }
        let client = client
        let found = try await asked.map(\.Id).concurrentMap { ($0, try await client.tags(of: $0)) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// Follows the creates that were started: one that has ended may not be listed yet, and one that failed
    /// says why.
    func resolve(
        _ running: [Organizations.CreateAccountStatus], listed: [Organizations.Account], _ interest: Interest
    ) async throws -> (accounts: [Organizations.Account], creates: [ObservedCreate]) {
        var accounts = listed
        var creates = running.map { ObservedCreate(request: $0.Id, name: $0.AccountName ?? "", progress: .inProgress) }
        let known = Set(listed.map(\.Id))
        for request in interest.creates.subtracting(running.map(\.Id)).sorted() {
            guard let status = try await status(of: request) else { continue }
            let name = status.AccountName ?? ""
            switch status.State {
            case "FAILED":
                let reason = status.FailureReason ?? "no reason given"
                creates.append(ObservedCreate(request: request, name: name, progress: .failed(reason: reason)))
            case "SUCCEEDED":
                guard let id = status.AccountId, !known.contains(id) else { continue }
                if let account = try await client.account(id) {
                    accounts.append(account)
                } else {
                    creates.append(ObservedCreate(request: request, name: name, progress: .inProgress))
                }
            default: creates.append(ObservedCreate(request: request, name: name, progress: .inProgress))
            }
        }
        return (accounts, creates)
    }

    /// `nil` if AWS has forgotten the request.
    private func status(of request: String) async throws -> Organizations.CreateAccountStatus? {
        do {
            return try await client.output(DescribeCreateAccountStatus(createAccountRequestId: request))
                .CreateAccountStatus
        } catch let error as AWSError where error.code == "CreateAccountStatusNotFoundException" {
            return nil
        }
    }

    static func account(
        _ account: Organizations.Account, parent: String?, tags: [String: String]?
    ) throws -> ObservedAccount {
        guard let id = AccountID(account.Id) else {
            throw Diagnostic(.unexpectedAnswer, "AWS lists an account without an ID", hint: "check AWS_ENDPOINT_URL")
        }
        let state = (account.State ?? account.Status).flatMap(ObservedAccount.State.init(rawValue:)) ?? .unknown
        return ObservedAccount(
            id: id, name: account.Name, email: .address(account.Email), state: state,
            parent: parent.map(Reading.read) ?? .unread, tags: tags.map(Reading.read) ?? .unread)
    }
}

extension Interest {
    /// Another organization has another root.
    fileprivate func mayKnowUnits(below root: String) -> Bool {
        units.contains { $0.id == root && $0.path == .root }
    }
}
