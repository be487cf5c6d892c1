/// The files that people write.
public enum GrammarFile: String, Sendable, CaseIterable {
    /// `accounts/<folders>/<key>.yaml`
    case account
    /// `_defaults.yaml`
    case defaults
    /// `reeve.yaml`
    case policy

    var title: String {
        switch self {
        case .account: "Account file of Reeve"
        case .defaults: "Defaults of a folder of account files of Reeve"
        case .policy: "Policy of a repository of Reeve"
        }
    }

    var description: String {
        switch self {
        case .account:
            "One account: `accounts/<folders>/<key>.yaml`. The folders are its organizational unit, the file's name is "
                + "its key."
        case .defaults:
            "`_defaults.yaml` of a folder below `accounts/`. It is merged into every account of its folder and below: "
                + "maps by key, lists joined without repeats; what is nearer to the account wins."
        case .policy:
            "`reeve.yaml`: the rules under which the repository is applied. It is read from the watched branch alone."
        }
    }

    var record: RecordShape {
        switch self {
        case .account: AccountField.record
        case .defaults: DefaultsField.record
        case .policy: PolicyField.record
        }
    }
}
