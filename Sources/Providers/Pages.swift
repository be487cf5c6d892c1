import AWS

extension AWSClient {
    /// An account by its ID; `nil` if AWS does not show it: it has left the organization, or is not shown yet.
    func account(_ id: String) async throws -> Organizations.Account? {
        do {
            return try await output(DescribeAccount(accountId: id)).Account
        } catch let error as AWSError where error.code == "AccountNotFoundException" {
            return nil
        }
    }

    /// The output of an operation whose request id nobody asks for.
    func output<Operation: AWSOperation>(_ operation: Operation) async throws -> Operation.Output {
        try await send(operation).output
    }

    func tags(of account: String) async throws -> [String: String] {
        let tags = try await all(ListTagsForResource(resourceId: account))
        return Dictionary(tags.map { ($0.Key, $0.Value) }, uniquingKeysWith: { _, last in last })
    }

    func creates(inState state: String) async throws -> [Organizations.CreateAccountStatus] {
        try await all(ListCreateAccountStatus(states: [state], maxResults: 20))
    }

    /// The root or unit that holds the account.
    func parent(of account: String) async throws -> String? {
        try await output(ListParents(childId: account)).Parents.first?.Id
    }
}
