import FoundationEssentials

/// All that the simulator keeps: the calling account and, once there is one, its organization.
struct Cloud: Codable, Equatable, Sendable {
    private(set) var management: ManagementAccount
    let founded: Date
    var organization: Organization?
    private var generator: SeededGenerator

    /// The management account alone, before CreateOrganization.
    init(management: ManagementAccount, at now: Date, seed: UInt64) {
        self.management = management
        self.founded = now
        self.generator = SeededGenerator(seed: seed)
    }

    mutating func createOrganization(
        featureSet: String, at now: Date, finalizingFor duration: TimeInterval = 0
    ) throws(AWSError) -> Organization {
        guard organization == nil else { throw .alreadyInOrganization }
        var created = Organization(
            id: "o-\(generator.characters(10))", rootID: "r-\(generator.characters(4))", management: management,
            featureSet: featureSet, at: now, generator: generator)
        created.finalized = now.addingTimeInterval(duration)
        organization = created
        return created
    }

    mutating func renameManagementAccount(to name: String) throws(AWSError) {
        management.name = name
        try organization?.rename(account: management.id, to: name)
    }
}
