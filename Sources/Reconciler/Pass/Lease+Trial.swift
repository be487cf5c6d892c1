public import Planning

extension Lease {
    /// What became of trying to write the status branch.
    public enum Trial: Sendable, Equatable {
        /// The lease was taken and given back: two commits.
        case written
        /// Another process holds the lease, or held it when it died. Nothing was written.
        case held
    }

    /// Takes the lease and gives it back at once: what a pass with effects does before and after all else.
    ///
    /// - Throws: if the status branch cannot be read or written.
    public func tryOut(on status: any StatusStore) async throws(Diagnostic) -> Trial {
        let snapshot = try await status.read(anew: true)
        guard mayTake(over: snapshot.files[Self.path]) else { return .held }
        let taken = StatusMessage.render("Take the lease", source: StatusMessage.source(of: snapshot.message))
        _ = try await status.commit(
            [Self.path: .some(renew().content)], message: taken, onto: snapshot.revision)
        // Somebody else may have committed meanwhile, as a daemon does that has only to report.
        let now = try await status.read(anew: true)
        guard isOurs(now.files[Self.path]) else { return .written }
        let released = StatusMessage.render("Release the lease", source: StatusMessage.source(of: now.message))
        _ = try await status.commit([Self.path: nil], message: released, onto: now.revision)
        return .written
    }
}
