import AWS
import Planning
import Reconciler

/// The carrying out of one approved action. Each write follows a fresh reading of what it takes for granted.
struct Performance {
    let client: AWSClient
    let action: ApprovedAction
    let sent = SentRequests()

    var key: AccountKey { action.action.key }
    var owner: String { action.scope.owner }

    func perform() async -> [Outcome] {
        switch action.action.kind {
        case .create: await each { try await create($0) }
        case .adopt: await each { try await adopt($0) }
        case .move: await each { try await move($0) }
        case .update: await update()
        case .unmanage: await each { try await unmanage($0) }
        case .close: await each { try await close($0) }
        }
    }

    /// What one effect's requests came to.
    struct Performed {
        var result: Outcome.Result
        var requests: [String]
        /// The account that was made.
        var account: AccountID?

        init(_ result: Outcome.Result, _ requests: [String], account: AccountID? = nil) {
            self.result = result
            self.requests = requests
            self.account = account
        }
    }

    private func each(_ body: (Effect) async throws -> Performed) async -> [Outcome] {
        var outcomes: [Outcome] = []
        for effect in action.effects { outcomes.append(await outcome(of: effect, body)) }
        return outcomes
    }

    func outcome(of effect: Effect, _ body: (Effect) async throws -> Performed) async -> Outcome {
        do {
            _ = sent.take()
            let performed = try await body(effect)
            return Outcome(effect, performed.result, requests: performed.requests, account: performed.account)
        } catch let error as AWSError {
            // What had been written before it failed is part of the outcome.
            let requests = sent.take() + [error.requestID].compactMap { $0 }
            let isUntouched = error.kind == .windowClosed && requests.isEmpty
            return Outcome(effect, isUntouched ? .deferred : Self.result(of: error), requests: requests)
        } catch let superseded as Superseded {
            return Outcome(effect, .superseded(superseded.why), requests: sent.take())
        } catch is CancellationError {
            return Outcome(effect, .retry("Reeve was stopped while it waited to ask AWS again"), requests: sent.take())
        } catch {
            return Outcome(effect, .retry("\(error)"), requests: sent.take())
        }
    }

    private static func result(of error: AWSError) -> Outcome.Result {
        switch error.kind {
        case .throttled, .concurrentModification, .server, .network, .unreadable, .windowClosed:
            .retry(error.description)
        // These pass when the credentials do, without a change to the file.
        case .accessDenied, .credentialsRejected, .noCredentials, .credentialsUnavailable:
            .retry(Diagnostic(error).summary)
        // AWS sets a new organization up for up to an hour (API reference, CreateAccount).
        case .finalizing: .waits(for: "\(error.code): the organization is being set up", seconds: 30, atMost: 3600)
        case .refused: Refusal(error).result
        }
    }

    /// The account is not as the plan took it to be.
    struct Superseded: Error {
        var why: String
    }

    /// The tags of an account that must be ours (law 2).
    func ownTags(_ account: AccountID, key: AccountKey? = nil) async throws -> [String: String] {
        let tags = try await client.tags(of: account.description)
        guard tags[OwnerTags.owner] == owner, tags[OwnerTags.account] == (key ?? self.key).description else {
            throw Superseded(why: "account \(account) no longer carries our tags")
        }
        return tags
    }

    /// Moves an account that is where the plan took it to be. `nil` from where means from anywhere.
    func move(_ account: AccountID, from: String?, to: String) async throws -> [String] {
        guard let parent = try await client.parent(of: account.description) else {
            throw Superseded(why: "account \(account) is in no organizational unit")
        }
        if parent == to { return [] }
        if let from, from != parent { throw Superseded(why: "account \(account) has been moved meanwhile") }
        do {
            let answer = try await client.send(
                MoveAccount(accountId: account.description, sourceParentId: parent, destinationParentId: to))
            return sent.add(answer.requestID)
        } catch let error as AWSError where error.code == "DuplicateAccountException" {
            // It is there already: the answer to an earlier try was lost.
            return [error.requestID].compactMap { $0 }
        }
    }

    func tag(_ account: AccountID, _ tags: [String: String]) async throws -> [String] {
        let list = tags.sorted { $0.key < $1.key }.map { Organizations.Tag(key: $0.key, value: $0.value) }
        return sent.add(try await client.send(TagResource(resourceId: account.description, tags: list)).requestID)
    }

    func untag(_ account: AccountID, _ keys: [String]) async throws -> [String] {
        let untag = UntagResource(resourceId: account.description, tagKeys: keys.sorted())
        return sent.add(try await client.send(untag).requestID)
    }

    func accountID(of effect: Effect) throws -> AccountID {
        guard let id = effect.accountID else { throw Superseded(why: "the account is not known yet") }
        return id
    }
}
