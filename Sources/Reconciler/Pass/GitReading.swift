import Planning

/// What a pass has read of Git: the files, and what the status branch says went before.
struct GitReading: Sendable {
    struct Content: Sendable {
        var source: SourceSnapshot
        var snapshot: StatusSnapshot
        var history: History
        /// What of it does not stand on the status branch yet.
        var unreported: [AuditLine]
        var desired: DesiredState
        /// What `reeve.yaml` says.
        var policy: Policy
    }

    /// The watched branch's newest commit, as far as it could be read.
    var commit: CommitID?
    /// The status branch's revision.
    var revision: String?
    /// `nil` if anything stands in ``doubts``.
    var content: Content?
    /// Why nothing may be written.
    var doubts: [Diagnostic] = []

    /// Whether it is not as the repository is now.
    var isLost: Bool {
        content?.source.unreachable != nil || commit == nil && doubts.contains { $0.code.isOfTheRemote }
    }
}
