/// The accounts that a file means, rightly or not: that the key which one carries has no file is no unmanage.
struct SpokenFor {
    private let organization: String
    private var ids: Set<AccountID> = []
    private var emails: Set<ObservedEmail> = []

    init(in organization: String) { self.organization = organization }

    mutating func insert(_ id: AccountID) { ids.insert(id) }

    /// What the file says of an account, whether by its ID or by its address.
    mutating func insert(_ spec: AccountSpec) {
        if let id = spec.accountID { ids.insert(id.value) }
        let email = ObservedEmail.address(spec.email.value.folded)
        emails.formUnion([email, email.hashed(organization: organization)])
    }

    func contains(_ account: ObservedAccount) -> Bool {
        ids.contains(account.id) || emails.contains(account.email.folded)
    }
}
