/// An approval whose signature was found good for its principal, with the key that the policy in force gives.
///
/// That it covers an effect now is for the ``Gate`` to say.
public struct VerifiedApproval: Sendable, Hashable {
    /// The digest of the signed bytes.
    public let id: Digest
    public let approval: Approval

    /// Make one only after the signature over these bytes was verified.
    public init(verified id: Digest, approval: Approval) {
        self.id = id
        self.approval = approval
    }
}
