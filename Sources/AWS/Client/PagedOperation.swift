/// An operation that answers a page at a time.
public protocol PagedOperation: AWSOperation {
    associatedtype Item: Sendable

    /// What the last page gave for the next one; `nil` asks for the first.
    var token: String? { get set }

    static func items(of page: Output) -> [Item]
}
