public import FoundationEssentials

/// A role by its name.
public struct GetRole: AWSOperation {
    public static let service = AWSService.iam

    public struct Output: Sendable {
        /// With the role's path, which a session's name does not have.
        public var arn: String
    }

    public var form: [(name: String, value: String)] { [("RoleName", name)] }

    private var name: String

    public init(name: String) { self.name = name }

    public func encode(to encoder: any Encoder) throws {}

    public static func decode(_ body: Data) throws -> Output {
        guard let arn = try XMLTree(parsing: body).first("Role")?.first("Arn")?.text else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "the answer names no role"))
        }
        return Output(arn: arn)
    }
}
