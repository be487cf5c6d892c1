import AWS
public import Planning

extension OrganizationsProvider {
    /// Whose credentials these are, and of which organization.
    public struct Caller: Sendable, Hashable {
        /// Of the user or the role.
        public var arn: String
        public var account: String
    }

    /// - Throws: if AWS does not take the credentials.
    public func caller() async throws(Diagnostic) -> Caller {
        try await reading {
            let identity = try await client.send(GetCallerIdentity()).output
            return Caller(arn: identity.arn, account: identity.account)
        }
    }

    /// The organization's id, and its management account.
    ///
    /// - Throws: if that cannot be read.
    public func organization() async throws(Diagnostic) -> (id: String, managementAccount: String) {
        try await reading {
            let organization = try await client.send(DescribeOrganization()).output.Organization
            return (organization.Id, organization.MasterAccountId)
        }
    }

    /// Whether each permission is there, by requests that change nothing.
    ///
    /// - Throws: `CancellationError`.
    public func permissions(_ uses: Set<Permission.Use>) async throws -> [(Permission, Permission.Verdict)] {
        var subjects = PermissionProbe.Subjects()
        if let organization = try? await organization() { subjects.managementAccount = organization.managementAccount }
        if let root = try? await client.all(ListRoots()).first { subjects.root = root.Id }
        let (client, asked) = (client, subjects)
        let probes = PermissionProbe.all.filter { uses.contains($0.permission.use) }
        return try await withThrowingTaskGroup(of: (Int, Permission.Verdict).self) { group in
            for (place, probe) in probes.enumerated() {
                group.addTask { (place, try await probe.verdict(client, asked)) }
            }
            var verdicts: [Int: Permission.Verdict] = [:]
            for try await (place, verdict) in group { verdicts[place] = verdict }
            return probes.enumerated().compactMap { place, probe in
                verdicts[place].map { (probe.permission, $0) }
            }
        }
    }
}
