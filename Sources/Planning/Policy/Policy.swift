/// The rules under which a repository is applied: `reeve.yaml` of the watched branch (law 8).
public struct Policy: Sendable, Equatable {
    public enum Approval: String, Sendable, Hashable, Codable, CaseIterable {
        /// Merging the change is the approval.
        case merge
        /// A signed approval is needed besides.
        case explicit
    }

    public enum ProviderKind: String, Sendable, Hashable, Codable, CaseIterable {
        case organizations
        case controlTower

        /// How many actions of a kind AWS takes at a time, where that is less than the policy's concurrency. Control Tower
        /// unmanages one account at a time (user guide, limitations and quotas).
        func mostAtOnce(_ kind: ActionKind) -> Int? { self == .controlTower && kind == .unmanage ? 1 : nil }
    }

    public struct Approver: Sendable, Hashable, Codable {
        public var principal: String
        /// A public key in OpenSSH's format: type and base64.
        public var key: String

        public init(principal: String, key: String) {
            self.principal = principal
            self.key = key
        }
    }

    public struct Override: Sendable, Hashable, Codable {
        public var account: AccountKey
        public var kind: ActionKind
        /// Seconds since 1970; the override holds to the end of the day it names, in UTC.
        public var until: Int
        public var reason: String

        public init(account: AccountKey, kind: ActionKind, until: Int, reason: String) {
            self.account = account
            self.kind = kind
            self.until = until
            self.reason = reason
        }

        /// Whether whatever another override allows, this one allows, too.
        func covers(_ other: Override) -> Bool {
            account == other.account && kind == other.kind && until >= other.until
        }
    }

    public var owner: String
    public var organization: String?
    public var provider: ProviderKind = .organizations
    public var approval: [ActionKind: Approval] = Policy.defaultApproval
    /// How long a signed approval holds, in seconds.
    public var approvalExpires = 72 * 3600
    public var approvers: [Approver] = []
    public var budgets = Budgets()
    public var overrides: [Override] = []
    /// Where an unmanaged account is moved; `nil` leaves it where it is.
    public var unmanageMoveTo: Sourced<OrganizationalUnitPath>?
    public var concurrency = 5
    /// Keys or account IDs that are never moved, unmanaged or closed.
    public var protected: Set<String> = []
    /// Commits that were applied and are, on purpose, no longer part of the branch.
    public var acknowledged: Set<CommitID> = []
    /// In seconds: no write on older knowledge of Git or AWS.
    public var maxSnapshotAge = 3600
    /// Where the file says each of its fields of the top level.
    public var places: [String: SourcePosition] = [:]

    public init(owner: String) { self.owner = owner }

    /// Where people find a rule.
    func place(of loosening: PolicyLoosening) -> SourcePosition {
        places[String(loosening.field.prefix { $0 != "." })] ?? SourcePosition(file: Self.file)
    }

    /// The file that says it.
    public static let file = "reeve.yaml"

    public static let defaultApproval: [ActionKind: Approval] = [
        .create: .merge, .adopt: .merge, .move: .merge, .update: .merge, .unmanage: .explicit, .close: .explicit,
    ]
}
