/// The accounts directly in a root or unit, a page at a time.
public struct ListAccountsForParent: AWSOperation {
    public var ParentId: String
    public var NextToken: String?
    public var MaxResults: Int?

    public static let service = AWSService.organizations

    public struct Output: Decodable, Sendable {
        public var Accounts: [Organizations.Account]
        public var NextToken: String?
    }

    public init(parentId: String, nextToken: String? = nil, maxResults: Int? = nil) {
        ParentId = parentId
        NextToken = nextToken
        MaxResults = maxResults
    }
}
