import Git
import Planning

/// Tells whether a repository has moved.
protocol RepositoryWatch: Sendable {
    /// Looks again. A pass that begins at once goes by what this saw.
    ///
    /// - Throws: if the repository cannot be read.
    func look() async throws(Diagnostic)

    /// What tells one state of the watched and the approvals branch, as they were last looked at, from another.
    func fingerprint() async -> [ObjectID?]
}

extension Branches: RepositoryWatch {}
