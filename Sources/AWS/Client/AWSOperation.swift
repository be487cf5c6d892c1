public import FoundationEssentials

/// One operation of one service: its input is the value itself, its name the type's.
///
/// Members are spelled as in the service's model, so that they need no second spelling for the wire.
public protocol AWSOperation: Encodable, Sendable {
    associatedtype Output: Sendable

    static var service: AWSService { get }
    /// As AWS names it. The default is the type's name.
    static var name: String { get }
    /// Whether the request may be sent again when it is not known whether the first one took effect. The
    /// default is true; CreateAccount, which has no idempotency token, says false.
    static var isRepeatable: Bool { get }
    /// Whether the request is signed with credentials. The default is true.
    static var isSigned: Bool { get }
    /// The input as form fields, for a service that is asked by AWS Query. The default is none.
    var form: [(name: String, value: String)] { get }

    static func decode(_ body: Data) throws -> Output
}

extension AWSOperation {
    public static var isRepeatable: Bool { true }
    public static var isSigned: Bool { true }
    public var form: [(name: String, value: String)] { [] }
    public static var name: String { String(describing: Self.self) }
}

extension AWSOperation where Output: Decodable {
    public static func decode(_ body: Data) throws -> Output {
        // Operations without output answer with an empty body or an empty object.
        try JSONDecoder().decode(Output.self, from: body.isEmpty ? Data("{}".utf8) : body)
    }
}

/// The output of an operation that answers nothing but that it was done.
public struct NoOutput: Decodable, Sendable {
    public init(from decoder: any Decoder) throws {}
}
