extension AWSService {
    /// AWS Security Token Service.
    static let sts = AWSService(
        name: "sts",
        dialect: .query(version: "2011-06-15", namespace: "https://sts.amazonaws.com/doc/2011-06-15/"),
        operations: STSService.operations, invalid: { STSService.validation($0.message) },
        unsignedOperations: ["AssumeRoleWithWebIdentity"])
}

/// The operations of STS.
enum STSService {
    static let operations: [String: Operation] = [
        "GetCallerIdentity": .read { _, _, call in
            [
                "UserId": .string(call.caller.userID), "Account": .string(call.caller.account),
                "Arn": .string(call.caller.arn),
            ]
        },
        "AssumeRole": .write(assumeRole),
        "AssumeRoleWithWebIdentity": .write(assumeRoleWithWebIdentity),
    ]

    static func validation(_ message: String) -> AWSError {
        AWSError(code: "ValidationError", message: message)
    }

    static func accessDenied(_ message: String) -> AWSError {
        AWSError(code: "AccessDenied", message: message, status: 403)
    }
}
