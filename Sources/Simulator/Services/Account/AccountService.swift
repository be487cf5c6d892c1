import OrderedCollections

extension AWSService {
    /// AWS Account Management.
    static let account = AWSService(
        name: "account", dialect: .rest,
        operations: AccountService.operations,
        invalid: { AccountManagementError.validation($0.name, $0.message) })
}

/// The operations of AWS Account Management, one extension for each of its subjects.
enum AccountService {
    static let operations = [
        ["PutAccountName": .write(putAccountName), "GetAccountInformation": .read(getAccountInformation)],
        contactOperations, alternateContactOperations, primaryEmailOperations,
    ]
    .reduce(into: [String: Operation]()) { $0.merge($1) { _, new in new } }

    @Sendable private static func putAccountName(
        _ cloud: inout Cloud, _ parameters: Parameters, _ call: Call
    ) throws -> JSONValue {
        let name = try parameters.text("AccountName", .renamedAccount)
        let id = try target(cloud, parameters, call)
        if id == cloud.management.id {
            try cloud.renameManagementAccount(to: name)
        } else {
            try cloud.organization?.rename(account: id, to: name)
        }
        return [:]
    }

    @Sendable private static func getAccountInformation(
        _ cloud: Cloud, _ parameters: Parameters, _ call: Call
    ) throws -> JSONValue {
        let id = try target(cloud, parameters, call)
        guard id != cloud.management.id, let account = try cloud.organization?.account(id) else {
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

    /// The account that a request is about: the one it names, or else the caller's own.
    static func target(_ cloud: Cloud, _ parameters: Parameters, _ call: Call) throws(AWSError) -> String {
        guard let id = try parameters.optionalText("AccountId", .accountID) else { return call.caller.account }
        return try member(id, cloud, call)
    }

    /// A member account that the management account may manage.
    ///
    /// The management account must leave its own ID out: "it must call the operation in standalone
    /// context" (the model's documentation of `AccountId`, which also asks for all features, and for
    /// trusted access, which is on here). AWS answers the rest with AccessDenied.
    static func member(_ id: String, _ cloud: Cloud, _ call: Call) throws(AWSError) -> String {
        guard call.caller.account == cloud.management.id else {
            throw AccountManagementError.accessDenied("Only the management account can name another account.")
        }
        guard id != cloud.management.id else {
            throw AccountManagementError.accessDenied(
                "The management account can only be managed using the standalone context.")
        }
        guard let organization = cloud.organization, organization.accounts[id] != nil else {
            throw AccountManagementError.accessDenied(
                "The account \(id) is not a member of the caller's organization.")
        }
        guard organization.featureSet == "ALL" else {
            throw AccountManagementError.accessDenied("The organization does not have all features enabled.")
        }
        return id
    }
}

extension TextRule {
    /// PutAccountName refuses `<` and `>`, which CreateAccount allows.
    fileprivate static let renamedAccount = TextRule(1...50, "printable ASCII without < and >") {
        $0.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }
}
