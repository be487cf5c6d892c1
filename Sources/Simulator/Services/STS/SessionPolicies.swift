import FoundationEssentials

/// The policies and tags that go with a session. They are checked and not applied.
struct SessionPolicies {
    /// How much of the allowed space they take, in percent, or nil if there are none.
    let packedSize: Int?

    /// "The plaintext that you use for both inline and managed session policies can't exceed 2,048
    /// characters", "up to 10 managed policy ARNs" (the model's documentation of `PolicyArns`).
    private static let maximumPlaintext = 2048
    private static let maximumARNs = 10

    init(_ parameters: Parameters, tags: SessionTags?) throws(AWSError) {
        let structures = try parameters.withEmptyLists(["PolicyArns"])
            .optionalStructures("PolicyArns", count: 0...Self.maximumARNs)
        let arns = try structures?.map { policy throws(AWSError) in try policy.text("arn", .arn) } ?? []
        let policy = try parameters.optionalText("Policy", .any(0...Int.max))
        let plaintext = ([policy ?? ""] + arns).reduce(0) { $0 + $1.unicodeScalars.count }
        guard plaintext <= Self.maximumPlaintext else {
            throw AWSError(
                code: "PackedPolicyTooLarge",
                message: "Packed size of session policies consumes \(Self.percent(plaintext))% of allotted space.")
        }
        if let policy, !Self.isPolicy(policy) {
            throw AWSError(code: "MalformedPolicyDocument", message: "The session policy is not a JSON policy.")
        }
        let hasTags = tags.map { !$0.keys.isEmpty } ?? false
        packedSize = plaintext == 0 && !hasTags ? nil : max(Self.percent(plaintext), tags?.percent ?? 0)
    }

    private static func percent(_ plaintext: Int) -> Int {
        (plaintext * 100 + maximumPlaintext - 1) / maximumPlaintext
    }

    /// A JSON object with statements. What they say is not looked at.
    private static func isPolicy(_ text: String) -> Bool {
        guard case .object(let members) = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) else {
            return false
        }
        return members["Statement"] != nil
    }
}
