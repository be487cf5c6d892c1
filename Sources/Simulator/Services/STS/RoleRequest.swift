/// What all ways to assume a role have in common: which one, under what name, for how long.
struct RoleRequest {
    let arn: String
    let role: RoleARN
    let sessionName: String
    let duration: Int

    /// - Parameter policyLength: How long a session policy may be, which differs between the operations.
    init(_ parameters: Parameters, policyLength: ClosedRange<Int>) throws(AWSError) {
        arn = try parameters.text("RoleArn", .arn)
        sessionName = try parameters.text("RoleSessionName", .words(2...64, and: "+=,.@-"))
        duration = try parameters.optionalQueryInteger("DurationSeconds", 900...43200) ?? 3600
        _ = try parameters.optionalText("Policy", .policy(policyLength))
        guard let role = RoleARN(arn) else { throw STSService.validation("Request ARN is invalid") }
        self.role = role
    }

    /// Gives out the credentials and says so.
    func answer(
        _ cloud: inout Cloud, _ call: Call, packedSize: Int?, sourceIdentity: String?,
        and others: [String: JSONValue] = [:]
    ) -> JSONValue {
        let (session, secretKey) = cloud.assume(
            role, as: sessionName, for: duration, sourceIdentity: sourceIdentity, at: call.now)
        var members = others
        members["Credentials"] = [
            "AccessKeyId": .string(session.accessKeyID), "SecretAccessKey": .string(secretKey),
            "SessionToken": .string(session.token), "Expiration": .iso8601Seconds(session.expires),
        ]
        members["AssumedRoleUser"] = ["Arn": .string(session.arn), "AssumedRoleId": .string(session.userID)]
        members["PackedPolicySize"] = packedSize.map { .integer($0) }
        members["SourceIdentity"] = sourceIdentity.map { .string($0) }
        return .object(members)
    }
}

extension TextRule {
    /// All that XML can have.
    static let arn = TextRule(20...2048, "printable characters") {
        $0.unicodeScalars.allSatisfy {
            $0.value >= 0xA0 || (0x20...0x7E).contains($0.value) || [0x09, 0x0A, 0x0D, 0x85].contains($0.value)
        }
    }

    /// `[\u0009\u000A\u000D\u0020-\u00FF]+`
    fileprivate static func policy(_ length: ClosedRange<Int>) -> TextRule {
        TextRule(length, "characters up to U+00FF") {
            $0.unicodeScalars.allSatisfy {
                (0x20...0xFF).contains($0.value) || [0x09, 0x0A, 0x0D].contains($0.value)
            }
        }
    }
}
