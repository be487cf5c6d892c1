/// The accounts directly in a root or unit, a page at a time.
public struct ListAccountsForParent: PagedOperation {
    public var ParentId: String
    public var NextToken: String?
    public var MaxResults: Int?

    public static let service = AWSService.organizations

    public struct Output: Decodable, Sendable {
        public var Accounts: [Organizations.Account]
        public var NextToken: String?
    }

    public var token: String? {
        get { NextToken }
        set { NextToken = newValue }
    }

    public static func items(of page: Output) -> [Organizations.Account] { page.Accounts }

    public init(parentId: String, maxResults: Int? = nil) {
        ParentId = parentId
        MaxResults = maxResults
    }
}
