extension OrganizationsService {
    static let policyOperations: [String: Operation] = [
        "CreatePolicy": writing { organization, parameters, _ in
            let content = try parameters.text("Content", .policyContent)
            let description = try parameters.text("Description", .policyDescription)
            let name = try parameters.text("Name", .policyName)
            let policy = try organization.createPolicy(
                parameters.policyType("Type"), named: name, description: description, content: content,
                tags: parameters.optionalTags("Tags") ?? [])
            return ["Policy": .policy(policy, in: organization)]
        },
        "UpdatePolicy": writing { organization, parameters, _ in
            let policy = try organization.updatePolicy(
                parameters.text("PolicyId", .policyID), name: parameters.optionalText("Name", .policyName),
                description: parameters.optionalText("Description", .policyDescription),
                content: parameters.optionalText("Content", .policyContent))
            return ["Policy": .policy(policy, in: organization)]
        },
        "DescribePolicy": reading { organization, parameters, _ in
            let policy = try organization.policy(parameters.text("PolicyId", .policyID))
            return ["Policy": .policy(policy, in: organization)]
        },
        "DeletePolicy": writing { organization, parameters, _ in
            try organization.deletePolicy(parameters.text("PolicyId", .policyID))
            return [:]
        },
        "ListPolicies": listing { organization, parameters, request, _ in
            let type = try parameters.policyType("Filter")
            return try page(
                "Policies", of: organization.policies(of: type), request, scope: type.rawValue, serial: \.serial
            ) { .policySummary($0, in: organization) }
        },
    ]
}
