/// The fields that a `_defaults.yaml` may have: those of an account file that are not one account's alone.
struct DefaultsField: FieldKey {
    static let record = RecordShape(Self.self)

    let account: AccountField

    static let allCases = AccountField.allCases.filter { !$0.isOwn }.map(Self.init(account:))

    init?(rawValue: String) {
        guard let account = AccountField(rawValue: rawValue), !account.isOwn else { return nil }
        self.account = account
    }

    private init(account: AccountField) { self.account = account }

    var rawValue: String { account.rawValue }
    var field: Field { account.field }
}
