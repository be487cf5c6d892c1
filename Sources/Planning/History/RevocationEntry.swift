/// An approval that was taken back: a line of `audit/<month>.jsonl`. It counts no more, whatever becomes of the
/// branch on which it was taken back.
public struct RevocationEntry: Sendable, Equatable, Codable {
    /// Seconds since 1970.
    public var time: Int
    /// The id of the approval.
    public var approval: Digest
    public var revokedBy: String

    public init(time: Int, approval: Digest, revokedBy: String) {
        self.time = time
        self.approval = approval
        self.revokedBy = revokedBy
    }
}
