public import FoundationEssentials

/// What the policies of a user or role say to an action, without the action being asked for.
public struct SimulatePrincipalPolicy: AWSOperation {
    public static let service = AWSService.iam

    public struct Output: Sendable {
        /// `allowed`, `explicitDeny` or `implicitDeny`.
        public var decision: String
        /// The keys that a condition asks for and the question has no values of.
        public var missingContext: [String]
    }

    /// - Parameters:
    ///   - source: the ARN of the user or role.
    ///   - action: such as `organizations:CloseAccount`.
    ///   - resource: the ARN of what the action is on, or `*`.
    ///   - context: values for the keys of conditions, each of them a string.
    public init(source: String, action: String, resource: String, context: [String: String] = [:]) {
        form = [
            ("PolicySourceArn", source), ("ActionNames.member.1", action), ("ResourceArns.member.1", resource),
        ]
        for (number, entry) in context.sorted(by: { $0.key < $1.key }).enumerated() {
            let prefix = "ContextEntries.member.\(number + 1)"
            form += [
                ("\(prefix).ContextKeyName", entry.key), ("\(prefix).ContextKeyType", "string"),
                ("\(prefix).ContextKeyValues.member.1", entry.value),
            ]
        }
    }

    public private(set) var form: [(name: String, value: String)]

    public func encode(to encoder: any Encoder) throws {}

    public static func decode(_ body: Data) throws -> Output {
        let result = try XMLTree(parsing: body).first("EvaluationResults")?.first("member")
        guard let result, let decision = result.first("EvalDecision")?.text else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "the answer has no decision"))
        }
        let missing = result.first("MissingContextValues")?.children.map(\.text) ?? []
        return Output(decision: decision, missingContext: missing)
    }
}
