import Planning

/// Tells whether a repository has moved.
protocol RepositoryWatch: Sendable {
    /// Looks again. A pass that begins at once goes by what this saw.
    ///
    /// - Throws: if the repository cannot be read.
    func look() async throws(Diagnostic)

    /// Whether the watched or the approvals branch, as they were last looked at, is elsewhere than the last pass found it.
    func hasMoved() async -> Bool

    /// How long tidying may take, if it is due; `nil` if it is not.
    var tidyingDue: Duration? { get }

    /// Tidies what fetches have left in many pieces.
    func tidy() async
}

extension RepositoryWatch {
    var tidyingDue: Duration? { nil }

    func tidy() async {}
}

extension Branches: RepositoryWatch {}
