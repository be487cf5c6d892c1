/// Takes tags off an account.
public struct UntagResource: AWSOperation {
    public var ResourceId: String
    public var TagKeys: [String]

    public static let service = AWSService.organizations

    public typealias Output = NoOutput

    public init(resourceId: String, tagKeys: [String]) {
        ResourceId = resourceId
        TagKeys = tagKeys
    }
}
