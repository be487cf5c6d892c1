import Planning

/// What was found of the signatures on the approvals branch, so that none is looked at in every pass: that starts a
/// program, and anyone may push there what nobody signed.
actor SignatureVerdicts {
    /// A signature over a document, held against one approver's key.
    struct Subject: Hashable {
        /// The document.
        var id: Digest
        var signature: [UInt8]
        var approver: Policy.Approver
    }

    private var verdicts: [Digest: Bool] = [:]

    private static let most = 100_000

    /// Whether the signature is good; `nil` if that is not known yet.
    subscript(_ subject: Subject) -> Bool? { verdicts[subject.digest] }

    func keep(_ isGood: Bool, of subject: Subject) {
        if verdicts.count >= Self.most { verdicts = [:] }
        verdicts[subject.digest] = isGood
    }
}

extension SignatureVerdicts.Subject {
    /// What is kept of it: a signature may be as long as somebody likes.
    fileprivate var digest: Digest {
        let parts = [id.description, Digest(of: signature).description, approver.principal, approver.key]
        return Digest(of: parts.joined(separator: "\n").utf8)
    }
}
