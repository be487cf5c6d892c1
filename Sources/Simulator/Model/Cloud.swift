import FoundationEssentials

/// All that the simulator keeps: the management account and, once there is one, its organization.
struct Cloud: Equatable, Sendable {
    private(set) var management: ManagementAccount
    let founded: Date
    var organization: Organization?
    var contacts: ContactBook
    var emailUpdates = PrimaryEmailUpdates()
    /// The sessions of assumed roles, by access key. An expired one stays, for its key must not become
    /// one of the management account's.
    var sessions: [String: RoleSession] = [:]
    var generator: SeededGenerator
    /// What session tokens follow. It must differ from run to run: clients keep sessions, and one of another run
    /// must not pass for one of this.
    var tokenGenerator: SeededGenerator
    /// What AWS sent by e-mail and nobody took yet. It is not kept in a file.
    private(set) var mail: [OneTimeCode] = []

    /// The management account alone, before CreateOrganization.
    init(management: ManagementAccount, at now: Date, seed: UInt64, tokenSeed: UInt64 = 0) {
        self.management = management
        self.founded = now
        self.contacts = ContactBook(managementID: management.id, since: now)
        self.generator = SeededGenerator(seed: seed)
        self.tokenGenerator = SeededGenerator(seed: tokenSeed)
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

    mutating func send(_ code: OneTimeCode) {
        mail.append(code)
    }

    mutating func takeMail() -> [OneTimeCode] {
        defer { mail = [] }
        return mail
    }
}

extension Cloud: Codable {
    private enum CodingKeys: CodingKey {
        case management, founded, organization, contacts, emailUpdates, sessions, generator, tokenGenerator
    }
}
