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
