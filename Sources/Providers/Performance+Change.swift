import AWS
import Planning
import Reconciler

extension Performance {
    func adopt(_ effect: Effect) async throws -> Performed {
        let id = try accountID(of: effect)
        let tags = try await client.tags(of: id.description)
        if let other = tags[OwnerTags.owner], other != owner || tags[OwnerTags.account] != key.description {
            throw Superseded(why: "account \(id) has an owner now")
        }
        if tags[OwnerTags.owner] == owner { return Performed(.applied, []) }
        return Performed(.applied, try await tag(id, [OwnerTags.owner: owner, OwnerTags.account: key.description]))
    }

    func move(_ effect: Effect) async throws -> Performed {
        guard case .move(let from, let to) = effect.change else { throw Superseded(why: "not a move") }
        let id = try accountID(of: effect)
        _ = try await ownTags(id)
        return Performed(.applied, try await move(id, from: from.id, to: to.id))
    }

    func unmanage(_ effect: Effect) async throws -> Performed {
        guard case .unmanage(let moveTo) = effect.change else { throw Superseded(why: "not an unmanage") }
        let id = try accountID(of: effect)
        _ = try await ownTags(id)
        var requests: [String] = []
        if let moveTo { requests += try await move(id, from: nil, to: moveTo.id) }
        requests += try await untag(id, [OwnerTags.owner, OwnerTags.account, OwnerTags.phase])
        return Performed(.applied, requests)
    }

    func close(_ effect: Effect) async throws -> Performed {
        let id = try accountID(of: effect)
        _ = try await ownTags(id)
        do {
            let answer = try await client.send(CloseAccount(accountId: id.description))
            return Performed(.applied, [answer.requestID].compactMap { $0 })
        } catch let error as AWSError where error.code == "AccountAlreadyClosedException" {
            return Performed(.applied, [error.requestID].compactMap { $0 })
        }
    }

    /// The key first, since the other fields' precondition is the new key; then the name; the tags in one
    /// request to set and one to remove.
    func update() async -> [Outcome] {
        var outcomes: [Outcome] = []
        for effect in action.effects {
            if case .rekey(let old) = effect.change {
                outcomes.append(await outcome(of: effect) { try await rekey($0, from: old) })
            }
        }
        for effect in action.effects {
            if case .rename(let from, let to) = effect.change {
                outcomes.append(await outcome(of: effect) { try await rename($0, from: from, to: to) })
            }
        }
        let tagEffects = action.effects.filter { if case .tag = $0.change { true } else { false } }
        return outcomes + (await updateTags(tagEffects))
    }

    private func rekey(_ effect: Effect, from old: AccountKey) async throws -> Performed {
        let id = try accountID(of: effect)
        let tags = try await client.tags(of: id.description)
        if tags[OwnerTags.owner] == owner, tags[OwnerTags.account] == key.description { return Performed(.applied, []) }
        _ = try await ownTags(id, key: old)
        return Performed(.applied, try await tag(id, [OwnerTags.account: key.description]))
    }

    private func rename(_ effect: Effect, from: String, to: String) async throws -> Performed {
        let id = try accountID(of: effect)
        _ = try await ownTags(id)
        let account = try await client.output(DescribeAccount(accountId: id.description)).Account
        if account.Name == to { return Performed(.applied, []) }
        guard account.Name == from else { throw Superseded(why: "account \(id) has been renamed meanwhile") }
        // The management account must not name itself (API reference of Account Management, PutAccountName).
        let management = try await client.output(DescribeOrganization()).Organization.MasterAccountId
        let answer = try await client.send(
            PutAccountName(accountId: management == id.description ? nil : id.description, accountName: to))
        return Performed(.applied, [answer.requestID].compactMap { $0 })
    }

    private func updateTags(_ effects: [Effect]) async -> [Outcome] {
        guard let first = effects.first else { return [] }
        let result = await outcome(of: first) { effect in
            let id = try accountID(of: effect)
            let present = try await ownTags(id)
            var set: [String: String] = [:]
            var remove: [String] = []
            for effect in effects {
                guard case .tag(let key, let from, let to) = effect.change, present[key] != to else { continue }
                guard present[key] == from else {
                    throw Superseded(why: "tag '\(key)' of account \(id) has been changed meanwhile")
                }
                if let to { set[key] = to } else { remove.append(key) }
            }
            var requests: [String] = []
            if !set.isEmpty { requests += try await tag(id, set) }
            if !remove.isEmpty { requests += try await untag(id, remove) }
            return Performed(.applied, requests)
        }
        return effects.map { Outcome($0, result.result, requests: result.requests) }
    }
}
