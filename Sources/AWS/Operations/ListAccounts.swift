/// The accounts of the organization, a page at a time.
public struct ListAccounts: PagedOperation {
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

    public init(maxResults: Int? = nil) {
        MaxResults = maxResults
    }
}
