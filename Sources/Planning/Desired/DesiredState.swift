/// What the files of one commit ask for.
///
/// A file that could not be read is not absent: it stands in `quarantined`, so that nothing is planned for
/// its account, and above all no unmanage (laws 3 and 4).
public struct DesiredState: Sendable {
    public var accounts: [AccountKey: AccountSpec]
    public var quarantined: [Quarantine]

    public init(accounts: [AccountKey: AccountSpec] = [:], quarantined: [Quarantine] = []) {
        self.accounts = accounts
        self.quarantined = quarantined
    }
}
