/// What the status branch says of one account: its place in the world, and what was last applied to it.
public struct AccountRecord: Sendable, Equatable {
    public enum Phase: String, Sendable, Hashable, Codable, CaseIterable {
        case ready = "Ready"
        case creating = "Creating"
        /// Something may be done only after an approval.
        case waiting = "Waiting"
        /// Something will be tried again by itself.
        case retrying = "Retrying"
        /// Nothing more happens until a person changes something.
        case stalled = "Stalled"
        /// The file cannot be read or asks for what cannot be.
        case quarantined = "Quarantined"
    }

    public var key: AccountKey
    public var phase: Phase
    /// Why the phase is not `ready`.
    public var message: String?
    /// Since when the account has been in this phase, in seconds since 1970.
    public var since: Int?
    /// The commit that was read when this record last changed.
    public var source: CommitID?
    public var accountID: AccountID?
    public var name: String?
    public var email: String?
    public var ou: OrganizationalUnitPath?
    public var state: ObservedAccount.State?
    public var file: String?
    /// The tags that the file declared when they were last applied: those that a later file may take away.
    public var declaredTags: [String: String]
    /// The newest commit at which the account was as its file asked; `nil` while it is so now, or never was.
    public var settledAt: CommitID?
    /// A create that was started and has not been seen to end.
    public var create: StartedCreate?
    /// When AWS was last asked for the account, in seconds since 1970, if nobody knows what came of it.
    public var unansweredCreate: Int?
    /// What was refused for good, by effect, and why. It is not tried again while the effect stays the same and no
    /// commit touches the account's file.
    public var stalls: [Digest: String] = [:]
    /// What AWS will take later, by effect.
    public var waits: [Digest: Wait] = [:]

    public struct StartedCreate: Sendable, Hashable {
        public var request: String
        public var effect: Digest

        public init(request: String, effect: Digest) {
            self.request = request
            self.effect = effect
        }
    }

    public init(key: AccountKey, phase: Phase, message: String? = nil, declaredTags: [String: String] = [:]) {
        self.key = key
        self.phase = phase
        self.message = message
        self.declaredTags = declaredTags
    }
}
