/// The root of the organization.
public struct ListRoots: AWSOperation {
    public var NextToken: String?

    public static let service = AWSService.organizations

    public struct Output: Decodable, Sendable {
        public var Roots: [Organizations.Root]
        public var NextToken: String?
    }

    public init(nextToken: String? = nil) {
        NextToken = nextToken
    }
}
