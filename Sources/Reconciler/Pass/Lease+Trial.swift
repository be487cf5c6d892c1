public import Planning

extension Lease {
    /// What became of trying to write the status branch.
    public enum Trial: Sendable, Equatable {
        /// The lease was taken and given back: two commits.
        case written
        /// Another process holds the lease, or held it when it died. Nothing was written.
        case held
        /// Others wrote to the branch each time in between. Nothing was written.
        case contended
        /// The lease was taken, and could not be given back: it ends by itself.
        case leftBehind(Diagnostic)
    }

    private static let tries = 10

    /// Takes the lease and gives it back at once: what a pass with effects does before and after all else. A commit that
    /// another process makes in between, as a daemon does that has only to report, is no failure.
    ///
    /// - Throws: if the status branch cannot be read or written.
    public func tryOut(on status: any StatusStore) async throws(Diagnostic) -> Trial {
        for _ in 1...Self.tries {
            let snapshot = try await status.read(anew: true)
            guard mayTake(over: snapshot.files[Self.path]) else { return .held }
            do throws(Diagnostic) {
                try await commit(renew().content, "Take the lease", onto: snapshot, status)
            } catch {
                guard error.code == .leaseHeld else { throw error }
                continue
            }
            return await giveBack(status).map(Trial.leftBehind) ?? .written
        }
        return .contended
    }

    /// - Returns: why it could not be given back.
    private func giveBack(_ status: any StatusStore) async -> Diagnostic? {
        var failure: Diagnostic?
        for _ in 1...Self.tries {
            do throws(Diagnostic) {
                let snapshot = try await status.read(anew: true)
                guard isOurs(snapshot.files[Self.path]) else { return nil }
                try await commit(nil, "Release the lease", onto: snapshot, status)
                return nil
            } catch {
                failure = error
            }
        }
        return failure
    }

    private func commit(
        _ content: [UInt8]?, _ subject: String, onto snapshot: StatusSnapshot, _ status: any StatusStore
    ) async throws(Diagnostic) {
        let message = StatusMessage.render(subject, source: StatusMessage.source(of: snapshot.message))
        _ = try await status.commit([Self.path: content], message: message, onto: snapshot.revision)
    }
}
