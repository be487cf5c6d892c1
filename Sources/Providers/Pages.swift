import AWS

extension AWSClient {
    /// The output of an operation whose request id nobody asks for.
    func output<Operation: AWSOperation>(_ operation: Operation) async throws -> Operation.Output {
        try await send(operation).output
    }

    /// Everything that a paged operation lists. A page may be empty and yet be followed by another.
    func all<Operation: AWSOperation, Item>(
        _ page: (_ token: String?) -> Operation, items: (Operation.Output) -> [Item],
        next: (Operation.Output) -> String?
    ) async throws -> [Item] {
        var found: [Item] = []
        var token: String?
        repeat {
            let output = try await output(page(token))
            found += items(output)
            token = next(output).flatMap { $0.isEmpty ? nil : $0 }
        } while token != nil
        return found
    }

    func tags(of account: String) async throws -> [String: String] {
        let tags = try await all {
            ListTagsForResource(resourceId: account, nextToken: $0)
        } items: {
            $0.Tags
        } next: {
            $0.NextToken
        }
        return Dictionary(tags.map { ($0.Key, $0.Value) }, uniquingKeysWith: { _, last in last })
    }

    func creates(inState state: String) async throws -> [Organizations.CreateAccountStatus] {
        try await all {
            ListCreateAccountStatus(states: [state], nextToken: $0, maxResults: 20)
        } items: {
            $0.CreateAccountStatuses
        } next: {
            $0.NextToken
        }
    }

    /// The root or unit that holds the account.
    func parent(of account: String) async throws -> String? {
        try await output(ListParents(childId: account)).Parents.first?.Id
    }
}
