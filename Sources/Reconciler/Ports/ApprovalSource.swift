public import Planning

/// Where approvals come from.
public protocol ApprovalSource: Sendable {
    /// The approvals whose signatures are good under this policy's approvers.
    ///
    /// - Throws: if approvals cannot be read. One that is malformed or badly signed is left out and does not
    ///   throw: anyone may push to the branch, and none of it may stop a pass.
    func approvals(under policy: Policy) async throws(Diagnostic) -> [VerifiedApproval]
}
