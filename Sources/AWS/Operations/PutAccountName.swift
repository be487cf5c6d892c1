/// Renames an account. AWS takes one a second.
public struct PutAccountName: AWSOperation {
    public var AccountId: String?
    public var AccountName: String

    public static let service = AWSService.account

    public typealias Output = NoOutput

    public init(accountId: String? = nil, accountName: String) {
        AccountId = accountId
        AccountName = accountName
    }
}
