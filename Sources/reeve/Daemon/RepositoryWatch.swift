import Git
import Planning

/// Tells whether a repository has moved.
protocol RepositoryWatch: Sendable {
    /// Looks again.
    ///
    /// - Throws: if the repository cannot be read.
    func refresh() async throws(Diagnostic)

    /// What tells one state of the watched and the approvals branch, as they were last looked at, from another.
    func fingerprint() async -> [ObjectID?]
}

extension Branches: RepositoryWatch {}
