/// One thing that an effect does to an account.
public enum Change: Sendable, Hashable {
    /// The whole of a new account: it is approved, begun and finished as one.
    case create(NewAccount)
    /// Takes an account that nobody owns. An account found by its e-mail alone, which no file names by ID,
    /// always needs an explicit approval.
    case adopt(byEmailAlone: Bool)
    /// The file of an owned account got a new key.
    case rekey(from: AccountKey)
    case move(from: OrganizationalUnit, to: OrganizationalUnit)
    case rename(from: String, to: String)
    /// `from` is `nil` where the tag is new, `to` where it goes.
    case tag(key: String, from: String?, to: String?)
    /// Takes the owner tags off, after a move if the policy names a place for it.
    case unmanage(moveTo: OrganizationalUnit?)
    case close

    /// The kind of action that this change belongs to.
    public var kind: ActionKind {
        switch self {
        case .create: .create
        case .adopt: .adopt
        case .move: .move
        case .rekey, .rename, .tag: .update
        case .unmanage: .unmanage
        case .close: .close
        }
    }

    /// When the change is applied, among all of a plan's.
    public var stage: Stage {
        switch self {
        case .adopt, .rekey: .claim
        case .create: .create
        case .move: .move
        case .rename, .tag: .update
        case .unmanage: .unmanage
        case .close: .close
        }
    }

    /// The stages of applying, in their order. What makes an account ours under its key comes first: every later
    /// write asks for that.
    public enum Stage: Int, Sendable, Hashable, CaseIterable, Comparable {
        case claim, create, move, update, unmanage, close

        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// What a new account is to be.
    public struct NewAccount: Sendable, Hashable {
        public var name: String
        public var email: EmailAddress
        public var ou: OrganizationalUnit
        /// The declared tags, without the owner tags.
        public var tags: [String: String]

        public init(name: String, email: EmailAddress, ou: OrganizationalUnit, tags: [String: String]) {
            self.name = name
            self.email = email
            self.ou = ou
            self.tags = tags
        }
    }
}
