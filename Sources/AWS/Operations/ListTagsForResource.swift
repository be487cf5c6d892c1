/// The tags of one account, a page at a time.
public struct ListTagsForResource: PagedOperation {
    public var ResourceId: String
    public var NextToken: String?

    public static let service = AWSService.organizations

    public struct Output: Decodable, Sendable {
        public var Tags: [Organizations.Tag]
        public var NextToken: String?
    }

    public var token: String? {
        get { NextToken }
        set { NextToken = newValue }
    }

    public static func items(of page: Output) -> [Organizations.Tag] { page.Tags }

    public init(resourceId: String) {
        ResourceId = resourceId
    }
}
