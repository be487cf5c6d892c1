/// The creations in the given states, a page at a time.
public struct ListCreateAccountStatus: PagedOperation {
    public var States: [String]
    public var NextToken: String?
    public var MaxResults: Int?

    public static let service = AWSService.organizations

    public struct Output: Decodable, Sendable {
        public var CreateAccountStatuses: [Organizations.CreateAccountStatus]
        public var NextToken: String?
    }

    public var token: String? {
        get { NextToken }
        set { NextToken = newValue }
    }

    public static func items(of page: Output) -> [Organizations.CreateAccountStatus] { page.CreateAccountStatuses }

    public init(states: [String], maxResults: Int? = nil) {
        States = states
        MaxResults = maxResults
    }
}
