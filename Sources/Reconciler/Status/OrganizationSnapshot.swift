public import FoundationEssentials
public import Planning

/// `organization.json`: the observed organization, published so that a plan needs no AWS credentials.
///
/// The addresses of accounts that are not ours stand in it only as hashes. It holds no time: the commit that
/// carries it does.
public struct OrganizationSnapshot: Codable, Sendable {
    public static let formatVersion = "1.0"

    private var formatVersion = OrganizationSnapshot.formatVersion
    private var organization: String
    private var managementAccount: AccountID
    private var root: String
    private var organizationalUnits: [OrganizationalUnit]
    private var accounts: [Account]
    private var creates: [ObservedCreate]

    private enum CodingKeys: String, CodingKey {
        case formatVersion = "format_version"
        case organization
        case managementAccount = "management_account"
        case root
        case organizationalUnits = "organizational_units"
        case accounts, creates
    }

    private struct Account: Codable {
        var id: AccountID
        var name: String
        var email: String?
        var emailHash: Digest?
        var state: ObservedAccount.State
        /// Absent where it was not read.
        var parent: String?
        /// Absent where they were not read.
        var tags: [String: String]?

        enum CodingKeys: String, CodingKey {
            case id, name, email
            case emailHash = "email_hash"
            case state, parent, tags
        }
    }

    /// - Parameter owner: whose accounts keep their address in full.
    public init(_ observed: ObservedState, owner: String) {
        organization = observed.organization
        managementAccount = observed.managementAccount
        root = observed.root
        organizationalUnits = observed.organizationalUnits.sorted { $0.id < $1.id }
        accounts = observed.accounts.sorted { $0.id < $1.id }.map { account in
            let isOurs = account.tags.value?[OwnerTags.owner] == owner
            let email = isOurs ? account.email : account.email.hashed(organization: observed.organization)
            var result = Account(
                id: account.id, name: account.name, state: account.state, parent: account.parent.value,
                tags: account.tags.value)
            switch email {
            case .address(let text): result.email = text
            case .hashed(let digest): result.emailHash = digest
            }
            return result
        }
        creates = observed.creates.sorted { $0.request < $1.request }
    }

    /// Reads a published snapshot.
    ///
    /// - Throws: a ``Diagnostic`` if it is none, or of a later format.
    public static func observed(from bytes: [UInt8], path: String) throws(Diagnostic) -> ObservedState {
        let snapshot: OrganizationSnapshot
        do {
            snapshot = try JSONDecoder().decode(OrganizationSnapshot.self, from: Data(bytes))
        } catch {
            throw Diagnostic(
                .statusUnreadable, "'\(path)' is no snapshot of an organization",
                hint: "it is the file organization.json of the status branch")
        }
        guard snapshot.formatVersion.hasPrefix("1.") else {
            throw Diagnostic(
                .statusUnreadable, "'\(path)' has format \(snapshot.formatVersion); this Reeve reads 1",
                hint: "run the version that the daemon runs")
        }
        return ObservedState(
            organization: snapshot.organization, managementAccount: snapshot.managementAccount, root: snapshot.root,
            organizationalUnits: snapshot.organizationalUnits,
            accounts: snapshot.accounts.map { account in
                let email = account.email.map(ObservedEmail.address) ?? account.emailHash.map(ObservedEmail.hashed)
                return ObservedAccount(
                    id: account.id, name: account.name, email: email ?? .address(""), state: account.state,
                    parent: account.parent.map(Reading.read) ?? .unread,
                    tags: account.tags.map(Reading.read) ?? .unread)
            }, creates: snapshot.creates)
    }

    /// Sorted JSON, an account a line would be long: indented, so that Git shows what changed.
    public func rendered() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        var data = try encoder.encode(self)
        data.append(UInt8(ascii: "\n"))
        return data
    }
}
