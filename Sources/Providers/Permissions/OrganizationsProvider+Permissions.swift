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
    /// - Parameter owner: whose accounts Reeve is to keep, for policies that ask for it; `nil` if that is not known.
    /// - Throws: `CancellationError`.
    public func permissions(
        _ uses: Set<Permission.Use>, of caller: Caller, owner: String?
    ) async throws -> [(Permission, Permission.Verdict)] {
        var subjects = PermissionProbe.Subjects(caller: caller.arn)
        if let owner { subjects.owner = owner }
        if let organization = try? await organization() {
            subjects.organization = organization.id
            subjects.managementAccount = organization.managementAccount
        }
        if let root = try? await client.all(ListRoots()).first { subjects.root = root.Id }
        let (client, asked) = (client, subjects)
        let probes = PermissionProbe.all.filter { uses.contains($0.permission.use) }
        let verdicts = try await withThrowingTaskGroup(of: (Int, Permission.Verdict).self) { group in
            for (place, probe) in probes.enumerated() {
                group.addTask { (place, try await probe.verdict(client, asked)) }
            }
            var verdicts: [Int: Permission.Verdict] = [:]
            for try await (place, verdict) in group { verdicts[place] = verdict }
            return probes.enumerated().compactMap { place, probe in verdicts[place].map { (probe, $0) } }
        }
        return try await simulated(verdicts, subjects)
    }

    /// The verdicts, with IAM's word on what asking did not tell.
    private func simulated(
        _ verdicts: [(PermissionProbe, Permission.Verdict)], _ subjects: PermissionProbe.Subjects
    ) async throws -> [(Permission, Permission.Verdict)] {
        var simulation: PolicySimulation?
        var result: [(Permission, Permission.Verdict)] = []
        for (probe, verdict) in verdicts {
            var verdict = verdict
            if case .unknown(let why) = verdict, let question = probe.question?(subjects) {
                let policies: PolicySimulation
                if let simulation {
                    policies = simulation
                } else {
                    policies = try await PolicySimulation(of: subjects.caller, client: client)
                    simulation = policies
                }
                verdict = try await policies.verdict(on: probe.permission.action, question)
                if case .unknown(let other) = verdict { verdict = .unknown("\(why); \(other)") }
            }
            result.append((probe.permission, verdict))
        }
        return result
    }
}
