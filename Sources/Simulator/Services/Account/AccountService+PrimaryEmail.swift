import OrderedCollections

/// "This operation can only be called from the management account [...] for a member account", says the
/// model of each of these, so that `AccountId` is required.
extension AccountService {
    static let primaryEmailOperations: [String: Operation] = [
        "GetPrimaryEmail": .read { cloud, parameters, call in
            let id = try namedMember(cloud, parameters, call)
            return .object(["PrimaryEmail": cloud.organization?.accounts[id].map { .string($0.email) }])
        },
        "StartPrimaryEmailUpdate": .write { cloud, parameters, call in
            let email = try parameters.text("PrimaryEmail", .any(5...64))
            try cloud.startPrimaryEmailUpdate(
                of: namedMember(cloud, parameters, call), to: email, at: call.now,
                isThrottled: call.settings.isThrottled)
            return ["Status": "PENDING"]
        },
        "AcceptPrimaryEmailUpdate": .write { cloud, parameters, call in
            let email = try parameters.text("PrimaryEmail", .any(5...64))
            let code = try parameters.text("Otp", .oneTimeCode)
            try cloud.acceptPrimaryEmailUpdate(
                of: namedMember(cloud, parameters, call), to: email, code: code, at: call.now)
            return ["Status": "ACCEPTED"]
        },
    ]

    private static func namedMember(
        _ cloud: Cloud, _ parameters: Parameters, _ call: Call
    ) throws(AWSError) -> String {
        try member(parameters.text("AccountId", .accountID), cloud, call)
    }
}

extension TextRule {
    /// `[a-zA-Z0-9]{6}`
    fileprivate static let oneTimeCode = TextRule(0...6, "six letters or digits") {
        $0.utf8.count == 6 && $0.isWords(and: "") && !$0.contains("_")
    }
}
