/// The tags of one account, a page at a time.
public struct ListTagsForResource: AWSOperation {
    public var ResourceId: String
    public var NextToken: String?

    public static let service = AWSService.organizations

    public struct Output: Decodable, Sendable {
        public var Tags: [Organizations.Tag]
        public var NextToken: String?
    }

    public init(resourceId: String, nextToken: String? = nil) {
        ResourceId = resourceId
        NextToken = nextToken
    }
}
