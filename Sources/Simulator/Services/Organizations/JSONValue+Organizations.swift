import OrderedCollections

/// The structures of the Organizations model.
extension JSONValue {
    static func organization(_ organization: Organization) -> JSONValue {
        let management = organization.accounts[organization.managementID]
        return .object([
            "Id": .string(organization.id),
            "Arn": .string(organization.arn),
            "FeatureSet": .string(organization.featureSet),
            "MasterAccountId": .string(organization.managementID),
            "MasterAccountArn": .string(organization.arn(ofAccount: organization.managementID)),
            "MasterAccountEmail": management.map { .string($0.email) },
            "AvailablePolicyTypes": .policyTypes(organization.listedPolicyTypes),
        ])
    }

    static func root(_ organization: Organization) -> JSONValue {
        [
            "Id": .string(organization.rootID),
            "Arn": .string(organization.rootARN),
            "Name": "Root",
            "PolicyTypes": .policyTypes(organization.policyRegister.enabled),
        ]
    }

    static func unit(_ unit: OrganizationalUnit, in organization: Organization, _ call: Call) -> JSONValue {
        .object([
            "Id": .string(unit.id),
            "Arn": .string(organization.arn(ofUnit: unit.id)),
            "Name": .string(unit.name),
            "Path": call.settings.sendsPaths ? .string(organization.path(of: unit.id)) : nil,
        ])
    }

    static func account(_ account: Account, in organization: Organization, _ call: Call) -> JSONValue {
        let state = account.state(at: call.now)
        let path = "\(organization.path(of: account.parent))\(account.id)/"
        return .object([
            "Id": .string(account.id),
            "Arn": .string(organization.arn(ofAccount: account.id)),
            "Email": .string(account.email),
            "Name": .string(account.name),
            "Status": .string(state.status),
            "State": .string(state.rawValue),
            "Paths": call.settings.sendsPaths ? [.string(path)] : nil,
            "JoinedMethod": .string(account.joinedMethod.rawValue),
            "JoinedTimestamp": .timestamp(account.joined),
        ])
    }

    static func creation(_ creation: AccountCreation) -> JSONValue {
        var accountID: JSONValue?
        var failure: JSONValue?
        switch creation.outcome {
        case .pending: break
        case .succeeded: accountID = .string(creation.accountID)
        case .failed(let reason): failure = .string(reason.rawValue)
        }
        return .object([
            "Id": .string(creation.id),
            "AccountName": .string(creation.name),
            "State": .string(creation.state.rawValue),
            "RequestedTimestamp": .timestamp(creation.requested),
            "CompletedTimestamp": creation.outcome == .pending ? nil : .timestamp(creation.completes),
            "AccountId": accountID,
            "FailureReason": failure,
        ])
    }

    static func tags(_ tags: [String: String]) -> JSONValue {
        .array(tags.sorted { $0.key < $1.key }.map { ["Key": .string($0.key), "Value": .string($0.value)] })
    }
}
