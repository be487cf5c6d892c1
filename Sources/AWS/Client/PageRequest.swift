import FoundationEssentials

/// The request for a page of which only the token is read at once: the next page is asked for with that, and the items
/// are read while AWS makes it.
struct PageRequest<Operation: PagedOperation>: AWSOperation {
    var operation: Operation

    static var service: AWSService { Operation.service }
    static var isRepeatable: Bool { Operation.isRepeatable }
    static var name: String { Operation.name }

    struct Output: Sendable {
        var token: String?
        var body: Data
    }

    /// The two names that services have for it.
    private struct Token: Decodable {
        var NextToken: String?
        var PaginationToken: String?
    }

    static func decode(_ body: Data) throws -> Output {
        let token = try JSONDecoder().decode(Token.self, from: body)
        let text = token.NextToken ?? token.PaginationToken
        return Output(token: text?.isEmpty == false ? text : nil, body: body)
    }

    func encode(to encoder: any Encoder) throws { try operation.encode(to: encoder) }
}
