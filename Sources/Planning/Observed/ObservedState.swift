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
