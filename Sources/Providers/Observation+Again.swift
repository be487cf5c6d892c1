import AWS
import Planning
import Reconciler

extension Observation {
    /// Reads again what may have changed since `known` by our own doing.
    ///
    /// - Returns: `nil` if an address turned out to exist that was not seen: only all of the organization tells whose.
    func observe(again known: ObservedState, touched: Set<AccountID>) async throws -> ObservedState? {
        var interest = try await interest()
        let before = Set(known.creates.filter { $0.progress == .inProgress }.map(\.request))
        interest.creates.formUnion(before)
        let running = try await client.creates(inState: "IN_PROGRESS")
        let (made, creates) = try await resolve(running, listed: [], interest)
        let failed = Set(creates).subtracting(known.creates)
        if failed.contains(where: { $0.progress == .failed(reason: "EMAIL_ALREADY_EXISTS") }) { return nil }
        let asked = ids(of: known, touched, interest).subtracting(made.map(\.Id))
        let read = try await asked.sorted().concurrentMap { ($0, try await client.account($0)) }
        let found = try await (made + read.compactMap(\.1)).concurrentMap { account in
            var parent = account.parent
            if parent == nil { parent = try await client.parent(of: account.Id) }
            return try Self.account(account, parent: parent, tags: try await client.tags(of: account.Id))
        }
        var observed = known
        observed.creates = creates
        observed.accounts.removeAll { asked.contains($0.id.description) || found.map(\.id).contains($0.id) }
        observed.accounts = (observed.accounts + found).sorted { $0.id < $1.id }
        return observed
    }

    /// Those that were written, those that a file names by ID and that were not listed, and those that a file has come
    /// to mean whose tags nobody had asked for.
    private func ids(of known: ObservedState, _ touched: Set<AccountID>, _ interest: Interest) -> Set<String> {
        let emails = Set(interest.emails.map(\.folded))
        let unread = known.accounts.filter { account in
            guard account.tags == .unread, case .address(let email) = account.email else { return false }
            return interest.accountIDs.contains(account.id) || emails.contains(email.lowercased())
        }
        let unlisted = interest.accountIDs.subtracting(known.accounts.map(\.id))
        return Set(touched.union(unread.map(\.id)).union(unlisted).map(\.description))
    }
}
