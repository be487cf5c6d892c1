import AWS
import Planning
import Reconciler

extension Performance {
    /// Begins an account, or finishes one that AWS has made: into its unit, and the sign of its making off.
    func create(_ effect: Effect) async throws -> Performed {
        guard case .create(let account) = effect.change else { throw Superseded(why: "not a create") }
        if case .finishing(let id) = action.action.progress {
            return Performed(.applied, try await finish(id, account), account: id)
        }
        let running = try await client.creates(inState: "IN_PROGRESS")
        if let same = running.first(where: { $0.AccountName == account.name }) {
            throw Superseded(why: "an account of this name is already being created (\(same.Id))")
        }
        if action.action.progress == .unanswered { try await refuseMade(account) }
        var tags = account.tags
        tags[OwnerTags.owner] = owner
        tags[OwnerTags.account] = key.description
        tags[OwnerTags.phase] = OwnerTags.creating
        let answer = try await client.send(
            CreateAccount(
                accountName: account.name, email: account.email.description,
                tags: tags.sorted { $0.key < $1.key }.map { Organizations.Tag(key: $0.key, value: $0.value) }))
        let requests = sent.add(answer.requestID)
        let status = answer.output.CreateAccountStatus
        if status.State == "SUCCEEDED", let id = status.AccountId.flatMap({ AccountID($0) }) {
            return Performed(.applied, requests + (try await finish(id, account)), account: id)
        }
        // A failure, too, is for the next pass to read: an address that exists may be an account we made.
        return Performed(.started(request: status.Id), requests)
    }

    /// An account that was made lately may be in no list yet, while the request that made it has ended.
    private func refuseMade(_ account: Change.NewAccount) async throws {
        for made in try await client.creates(inState: "SUCCEEDED") where made.AccountName == account.name {
            // One that has left the organization since is not it.
            guard let id = made.AccountId, let found = try await client.account(id) else { continue }
            if found.Email.lowercased() == account.email.folded {
                throw Superseded(why: "account \(id) has been made for it, and is not listed yet")
            }
        }
    }

    private func finish(_ id: AccountID, _ account: Change.NewAccount) async throws -> [String] {
        let tags = try await ownTags(id)
        var requests = try await move(id, from: nil, to: account.ou.id)
        if tags[OwnerTags.phase] != nil { requests += try await untag(id, [OwnerTags.phase]) }
        return requests
    }
}
