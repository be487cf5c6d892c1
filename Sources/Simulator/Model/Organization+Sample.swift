import FoundationEssentials

extension Organization {
    /// The organization that is there unless another is asked for: a few units and accounts that
    /// came before Reeve, all untagged.
    static func sample(management: ManagementAccount, seed: UInt64, at now: Date) -> Organization {
        var organization = Organization(
            id: "o-exampleorgid", rootID: "r-exam", management: management, at: now.addingTimeInterval(-800 * 86_400),
            generator: SeededGenerator(seed: seed))
        let root = organization.rootID
        let security = organization.addUnit(named: "Security", in: root).id
        let infrastructure = organization.addUnit(named: "Infrastructure", in: root).id
        organization.addUnit(named: "Network", in: infrastructure)
        organization.addUnit(named: "Shared", in: infrastructure)
        let workloads = organization.addUnit(named: "Workloads", in: root).id
        organization.addUnit(named: "Prod", in: workloads)
        organization.addUnit(named: "Staging", in: workloads)
        let sandbox = organization.addUnit(named: "Sandbox", in: root).id
        organization.addUnit(named: "Quarantine", in: root)

        let accounts = [
            ("210987654321", "Log Archive", security), ("321098765432", "Audit", security),
            ("432109876543", "Data Lake", root), ("543210987654", "Build Farm", sandbox),
        ]
        for (id, name, parent) in accounts {
            organization.add(
                accountID: id == management.id ? organization.newAccountID() : id, name: name,
                email: "aws+\(slug(name))@example.com", parent: parent,
                joinedMethod: .created, joined: now.addingTimeInterval(-400 * 86_400))
        }
        return organization
    }

    /// A name as it stands in an e-mail address.
    static func slug(_ name: String) -> String {
        name.lowercased().replacing(" ", with: "-")
    }
}
