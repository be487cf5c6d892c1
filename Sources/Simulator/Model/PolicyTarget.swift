/// What a policy can be attached to.
enum PolicyTarget: Equatable {
    case root(id: String)
    case unit(OrganizationalUnit)
    case account(Account)

    var id: String {
        switch self {
        case .root(let id): id
        case .unit(let unit): unit.id
        case .account(let account): account.id
        }
    }

    var name: String {
        switch self {
        case .root: "Root"
        case .unit(let unit): unit.name
        case .account(let account): account.name
        }
    }

    /// The value of `TargetType`.
    var type: String {
        switch self {
        case .root: "ROOT"
        case .unit: "ORGANIZATIONAL_UNIT"
        case .account: "ACCOUNT"
        }
    }

    /// The place in a list of targets: the root, then units, then accounts, in the order of their creation.
    var position: Int {
        switch self {
        case .root: 0
        case .unit(let unit): unit.serial
        case .account(let account): 1 << 48 + account.serial
        }
    }
}
