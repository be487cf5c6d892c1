public import Planning

/// Which accounts are worth a closer look than a listing gives, and what need not be looked at again.
public struct Interest: Sendable {
    public var accountIDs: Set<AccountID>
    public var emails: Set<EmailAddress>
    /// Creates that were started and have not been seen to end, by AWS's request ID.
    public var creates: Set<String>
    /// Accounts that were written lately: listings in bulk may still show what was before.
    public var recent: Set<AccountKey>
    /// The organizational units that an earlier observation listed, the root among them. As long as every account is
    /// in one of them, they are taken to be all; empty lists them anew.
    public var units: [OrganizationalUnit]

    public init(
        accountIDs: Set<AccountID> = [], emails: Set<EmailAddress> = [], creates: Set<String> = [],
        recent: Set<AccountKey> = [], units: [OrganizationalUnit] = []
    ) {
        self.accountIDs = accountIDs
        self.emails = emails
        self.creates = creates
        self.recent = recent
        self.units = units
    }
}
