public import FoundationEssentials

/// Whose credentials these are.
public struct GetCallerIdentity: AWSOperation {
    public static let service = AWSService.sts

    public struct Output: Sendable {
        public var account: String
        public var arn: String
    }

    public init() {}

    public static func decode(_ body: Data) throws -> Output {
        let document = try XMLTree(parsing: body)
        guard let account = document.first("Account")?.text, let arn = document.first("Arn")?.text else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "the answer names no account"))
        }
        return Output(account: account, arn: arn)
    }
}
