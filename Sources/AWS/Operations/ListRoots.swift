/// The root of the organization.
public struct ListRoots: PagedOperation {
    public var NextToken: String?

    public static let service = AWSService.organizations

    public struct Output: Decodable, Sendable {
        public var Roots: [Organizations.Root]
        public var NextToken: String?
    }

    public var token: String? {
        get { NextToken }
        set { NextToken = newValue }
    }

    public static func items(of page: Output) -> [Organizations.Root] { page.Roots }

    public init() {}
}
