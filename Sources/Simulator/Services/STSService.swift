extension AWSService {
    /// AWS Security Token Service.
    static let sts = AWSService(
        name: "sts",
        dialect: .query(version: "2011-06-15", namespace: "https://sts.amazonaws.com/doc/2011-06-15/"),
        operations: ["GetCallerIdentity": .read(getCallerIdentity)],
        invalid: { AWSError(code: "ValidationError", message: $0.message) })

    /// Every credential is a user of the management account.
    @Sendable private static func getCallerIdentity(
        _ cloud: Cloud, _ parameters: Parameters, _ call: Call
    ) -> JSONValue {
        [
            "UserId": "AIDASIMULATEDOPERATOR",
            "Account": .string(cloud.management.id),
            "Arn": .string("arn:aws:iam::\(cloud.management.id):user/simulator"),
        ]
    }
}
