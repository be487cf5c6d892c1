/// The tags of all tagged resources of some types, a page of up to 100 at a time. Resources without tags are
/// left out, and a tag may appear here later than on the resource.
public struct GetResources: PagedOperation {
    public var ResourceTypeFilters: [String]
    public var PaginationToken: String?
    public var ResourcesPerPage: Int?

    public static let service = AWSService.tagging

    public struct Output: Decodable, Sendable {
        public var ResourceTagMappingList: [Mapping]
        public var PaginationToken: String?
    }

    public struct Mapping: Decodable, Sendable {
        public var ResourceARN: String
        public var Tags: [Organizations.Tag]
    }

    public var token: String? {
        get { PaginationToken }
        set { PaginationToken = newValue }
    }

    public static func items(of page: Output) -> [Mapping] { page.ResourceTagMappingList }

    public init(resourceTypeFilters: [String], resourcesPerPage: Int? = 100) {
        ResourceTypeFilters = resourceTypeFilters
        ResourcesPerPage = resourcesPerPage
    }
}
