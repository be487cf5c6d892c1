/// Moves an account from one root or unit to another.
public struct MoveAccount: AWSOperation {
    public var AccountId: String
    public var SourceParentId: String
    public var DestinationParentId: String

    public static let service = AWSService.organizations

    public typealias Output = NoOutput

    public init(accountId: String, sourceParentId: String, destinationParentId: String) {
        AccountId = accountId
        SourceParentId = sourceParentId
        DestinationParentId = destinationParentId
    }
}
