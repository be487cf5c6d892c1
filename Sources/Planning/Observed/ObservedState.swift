/// The organization as one observation found it.
public struct ObservedState: Sendable, Equatable {
    /// The organization's ID, `o-…`.
    public var organization: String
    public var managementAccount: AccountID
    /// The root's ID, `r-…`.
    public var root: String
    /// Every organizational unit, the root among them.
    public var organizationalUnits: [OrganizationalUnit]
    public var accounts: [ObservedAccount]
    /// Account creations that AWS has not finished, and those that failed and were asked about.
    public var creates: [ObservedCreate]

    public init(
        organization: String, managementAccount: AccountID, root: String, organizationalUnits: [OrganizationalUnit],
        accounts: [ObservedAccount], creates: [ObservedCreate] = []
    ) {
        self.organization = organization
        self.managementAccount = managementAccount
        self.root = root
        self.organizationalUnits = organizationalUnits
        self.accounts = accounts
        self.creates = creates
    }
}

/// An organizational unit, or the root: its ID and where it is.
public struct OrganizationalUnit: Sendable, Hashable, Codable {
    public var id: String
    public var path: OrganizationalUnitPath

    public init(id: String, path: OrganizationalUnitPath) {
        self.id = id
        self.path = path
    }

    private enum CodingKeys: CodingKey {
        case id, path
    }

    /// The path is a list of names: AWS lets a slash stand in a name.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        path = OrganizationalUnitPath(components: try container.decode([String].self, forKey: .path))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(path.components, forKey: .path)
    }
}

/// A request to create an account, as AWS reports it. AWS reports the account's name, never its e-mail.
public struct ObservedCreate: Sendable, Hashable, Codable {
    public enum Progress: Sendable, Hashable, Codable {
        case inProgress
        /// With AWS's FailureReason.
        case failed(reason: String)
    }

    /// AWS's ID of the request, `car-…`.
    public var request: String
    public var name: String
    public var progress: Progress

    public init(request: String, name: String, progress: Progress) {
        self.request = request
        self.name = name
        self.progress = progress
    }
}
