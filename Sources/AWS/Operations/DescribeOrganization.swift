/// The organization that the credentials belong to.
public struct DescribeOrganization: AWSOperation {
    public static let service = AWSService.organizations

    public struct Output: Decodable, Sendable {
        public var Organization: Organizations.Organization
    }

    public init() {}
}
