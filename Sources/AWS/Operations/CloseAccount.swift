/// Closes an account. AWS reopens it only through Support, within 90 days.
public struct CloseAccount: AWSOperation {
    public var AccountId: String

    public static let service = AWSService.organizations

    public typealias Output = NoOutput

    public init(accountId: String) {
        AccountId = accountId
    }
}
