import FoundationEssentials

/// The contacts of all accounts.
///
/// An account that is made in an organization gets the contact information that the management
/// account has at that moment (the Organizations user guide, "Creating a member account"). It is not
/// copied: what the management account had, and since when, is enough to know it.
struct ContactBook: Codable, Equatable, Sendable {
    private struct Period: Codable, Equatable {
        let since: Date
        let information: ContactInformation
    }

    private let managementID: String
    /// What the management account had, ascending by time. Never empty.
    private var periods: [Period]
    /// What members were given themselves.
    private var members: [String: ContactInformation] = [:]
    private var alternates: [String: [AlternateContact.Kind: AlternateContact]] = [:]

    init(managementID: String, since: Date) {
        self.managementID = managementID
        periods = [Period(since: since, information: .example)]
    }

    /// The contact information of an account that joined at some time.
    func information(of id: String, joined: Date) -> ContactInformation {
        if let own = members[id] { return own }
        let period = id == managementID ? periods.last : periods.last { $0.since <= joined }
        return (period ?? periods.first)?.information ?? .example
    }

    mutating func setInformation(_ information: ContactInformation, of id: String, at now: Date) {
        if id == managementID {
            periods.append(Period(since: now, information: information))
        } else {
            members[id] = information
        }
    }

    func alternate(_ kind: AlternateContact.Kind, of id: String) -> AlternateContact? {
        alternates[id]?[kind]
    }

    /// Sets an alternate contact, or with nil removes it.
    mutating func setAlternate(_ contact: AlternateContact?, _ kind: AlternateContact.Kind, of id: String) {
        var contacts = alternates[id] ?? [:]
        contacts[kind] = contact
        alternates[id] = contacts.isEmpty ? nil : contacts
    }
}
