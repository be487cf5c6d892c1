import FoundationEssentials
import OrderedCollections

/// An organization: its tree of units, its accounts, their tags, its policies, and the accounts being made.
///
/// A state machine without I/O. Time is passed in, identifiers follow the seed, and every operation
/// either does all it says or throws the error AWS has for it and changes nothing.
struct Organization: Equatable, Sendable {
    let id: String
    let rootID: String
    let managementID: String
    let featureSet: String
    var units: OrderedDictionary<String, OrganizationalUnit> = [:]
    var accounts: OrderedDictionary<String, Account> = [:]
    var creations: OrderedDictionary<String, AccountCreation> = [:]
    /// By the ID of the account, unit, root or policy.
    var tags: [String: [String: String]] = [:]
    /// The addresses of accounts that were here and have left. An address is never free again.
    var retiredEmails: Set<String> = []
    /// When CreateOrganization is through with it, and accounts can be made.
    var finalized: Date
    /// When something next happens by itself.
    var nextEvent: Date?
    var policyRegister: PolicyRegister
    var nextSerial = 1
    var generator: SeededGenerator

    /// A new organization in which the management account is alone, in the root.
    init(
        id: String, rootID: String, management: ManagementAccount, featureSet: String = "ALL", at now: Date,
        generator: SeededGenerator
    ) {
        self.id = id
        self.rootID = rootID
        self.managementID = management.id
        self.featureSet = featureSet
        self.finalized = now
        self.generator = generator
        policyRegister = Self.initialPolicyRegister(featureSet: featureSet)
        add(
            accountID: management.id, name: management.name, email: management.email, parent: rootID,
            joinedMethod: .invited, joined: now)
    }

    mutating func takeSerial() -> Int {
        defer { nextSerial += 1 }
        return nextSerial
    }

    /// Adds an account that is known to break no rule.
    mutating func add(
        accountID: String, name: String, email: String, parent: String, joinedMethod: Account.JoinedMethod,
        joined: Date, listed: Date? = nil, isStandalone: Bool = true
    ) {
        accounts[accountID] = Account(
            serial: takeSerial(), id: accountID, name: name, email: email, parent: parent,
            joinedMethod: joinedMethod, joined: joined, listed: listed ?? joined, isStandalone: isStandalone,
            closure: nil)
    }

    /// Adds an organizational unit that is known to break no rule.
    @discardableResult
    mutating func addUnit(named name: String, in parent: String) -> OrganizationalUnit {
        var id: String
        repeat {
            id = "ou-\(rootID.dropFirst(2))-\(generator.characters(8))"
        } while units[id] != nil
        let unit = OrganizationalUnit(serial: takeSerial(), id: id, name: name, parent: parent)
        units[id] = unit
        return unit
    }

    func account(_ id: String) throws(AWSError) -> Account {
        guard let account = accounts[id] else { throw .accountNotFound }
        return account
    }
}
