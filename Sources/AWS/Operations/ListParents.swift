/// The root or unit that holds an account.
public struct ListParents: AWSOperation {
    public var ChildId: String

    public static let service = AWSService.organizations

    public struct Output: Decodable, Sendable {
        public var Parents: [Organizations.Parent]
    }

    public init(childId: String) {
        ChildId = childId
    }
}
