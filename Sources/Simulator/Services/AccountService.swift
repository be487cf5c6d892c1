import OrderedCollections

extension AWSService {
    /// AWS Account Management.
    static let account = AWSService(
        name: "account", dialect: .rest,
        operations: ["PutAccountName": .write(putAccountName), "GetAccountInformation": .read(getAccountInformation)],
        invalid: { violation in
            AWSError(
                code: "ValidationException", message: violation.message, reason: "fieldValidationFailed",
                fields: [.init(name: violation.name, message: violation.message)])
        })

    @Sendable private static func putAccountName(
        _ cloud: inout Cloud, _ parameters: Parameters, _ call: Call
    ) throws -> JSONValue {
        let name = try parameters.text("AccountName", .renamedAccount)
        if let id = try member(cloud, parameters) {
            try cloud.organization?.rename(account: id, to: name)
        } else {
            try cloud.renameManagementAccount(to: name)
        }
        return [:]
    }

    @Sendable private static func getAccountInformation(
        _ cloud: Cloud, _ parameters: Parameters, _ call: Call
    ) throws -> JSONValue {
        guard let id = try member(cloud, parameters), let account = try cloud.organization?.account(id) else {
            return [
                "AccountId": .string(cloud.management.id), "AccountName": .string(cloud.management.name),
                "AccountCreatedDate": .iso8601(cloud.founded), "AccountState": "ACTIVE",
            ]
        }
        // This service's states have no PENDING_CLOSURE: the account is closed to its users already.
        let state = account.state(at: call.now) == .pendingClosure ? .closed : account.state(at: call.now)
        return [
            "AccountId": .string(account.id), "AccountName": .string(account.name),
            "AccountCreatedDate": .iso8601(account.joined), "AccountState": .string(state.rawValue),
        ]
    }

    /// The member account that the request names, or nil for the caller's own.
    ///
    /// The management account must leave its own ID out: "it must call the operation in standalone
    /// context" (the model's documentation of `AccountId`). AWS answers that with AccessDenied.
    private static func member(_ cloud: Cloud, _ parameters: Parameters) throws(AWSError) -> String? {
        guard let id = try parameters.optionalText("AccountId", .accountID) else { return nil }
        guard id != cloud.management.id else {
            throw denied("The management account can only be managed using the standalone context.")
        }
        guard cloud.organization?.accounts[id] != nil else {
            throw denied("The account \(id) is not a member of the caller's organization.")
        }
        return id
    }

    private static func denied(_ message: String) -> AWSError {
        AWSError(code: "AccessDeniedException", message: message, status: 403)
    }
}

extension TextRule {
    /// PutAccountName refuses `<` and `>`, which CreateAccount allows.
    fileprivate static let renamedAccount = TextRule(1...50, "printable ASCII without < and >") {
        $0.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }
}
