/// One account.
public struct DescribeAccount: AWSOperation {
    public var AccountId: String

    public static let service = AWSService.organizations

    public struct Output: Decodable, Sendable {
        public var Account: Organizations.Account
    }

    public init(accountId: String) {
        AccountId = accountId
    }
}
