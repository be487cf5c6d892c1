/// The structures of the Organizations model that are about policies.
extension JSONValue {
    static func policy(_ policy: Policy, in organization: Organization) -> JSONValue {
        ["PolicySummary": .policySummary(policy, in: organization), "Content": .string(policy.content)]
    }

    static func policySummary(_ policy: Policy, in organization: Organization) -> JSONValue {
        [
            "Id": .string(policy.id),
            "Arn": .string(organization.arn(of: policy)),
            "Name": .string(policy.name),
            "Description": .string(policy.description),
            "Type": .string(policy.type.rawValue),
            "AwsManaged": .bool(policy.isManaged),
        ]
    }

    static func policyTarget(_ target: PolicyTarget, in organization: Organization) -> JSONValue {
        [
            "TargetId": .string(target.id),
            "Arn": .string(organization.arn(of: target)),
            "Name": .string(target.name),
            "Type": .string(target.type),
        ]
    }

    static func policyTypes(_ types: [PolicyType]) -> JSONValue {
        .array(types.map { ["Type": .string($0.rawValue), "Status": "ENABLED"] })
    }
}
