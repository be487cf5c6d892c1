/// Starts the creation of an account. AWS answers before the account is there.
///
/// There is no idempotency token, so a request whose fate is unknown is never sent again: whether it took
/// effect is looked up by listing.
public struct CreateAccount: AWSOperation {
    public var AccountName: String
    public var Email: String
    public var Tags: [Organizations.Tag]

    public static let service = AWSService.organizations
    public static let isRepeatable = false

    public struct Output: Decodable, Sendable {
        public var CreateAccountStatus: Organizations.CreateAccountStatus
    }

    public init(accountName: String, email: String, tags: [Organizations.Tag]) {
        AccountName = accountName
        Email = email
        Tags = tags
    }
}
