/// How far a creation has come.
public struct DescribeCreateAccountStatus: AWSOperation {
    public var CreateAccountRequestId: String

    public static let service = AWSService.organizations

    public struct Output: Decodable, Sendable {
        public var CreateAccountStatus: Organizations.CreateAccountStatus
    }

    public init(createAccountRequestId: String) {
        CreateAccountRequestId = createAccountRequestId
    }
}
