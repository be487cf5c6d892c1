/// The organizational units directly below a root or unit, a page at a time.
public struct ListOrganizationalUnitsForParent: PagedOperation {
    public var ParentId: String
    public var NextToken: String?
    public var MaxResults: Int?

    public static let service = AWSService.organizations

    public struct Output: Decodable, Sendable {
        public var OrganizationalUnits: [Organizations.OrganizationalUnit]
        public var NextToken: String?
    }

    public var token: String? {
        get { NextToken }
        set { NextToken = newValue }
    }

    public static func items(of page: Output) -> [Organizations.OrganizationalUnit] { page.OrganizationalUnits }

    public init(parentId: String, maxResults: Int? = nil) {
        ParentId = parentId
        MaxResults = maxResults
    }
}
