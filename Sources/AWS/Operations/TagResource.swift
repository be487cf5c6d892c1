/// Sets tags of an account; other tags stay.
public struct TagResource: AWSOperation {
    public var ResourceId: String
    public var Tags: [Organizations.Tag]

    public static let service = AWSService.organizations

    public typealias Output = NoOutput

    public init(resourceId: String, tags: [Organizations.Tag]) {
        ResourceId = resourceId
        Tags = tags
    }
}
