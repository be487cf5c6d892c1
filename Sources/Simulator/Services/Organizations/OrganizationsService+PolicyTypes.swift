extension OrganizationsService {
    static let policyTypeOperations: [String: Operation] = [
        "EnablePolicyType": writing { organization, parameters, _ in
            let root = try parameters.text("RootId", .rootID)
            try organization.enable(parameters.policyType("PolicyType"), in: root)
            return ["Root": .root(organization)]
        },
        "DisablePolicyType": writing { organization, parameters, _ in
            let root = try parameters.text("RootId", .rootID)
            try organization.disable(parameters.policyType("PolicyType"), in: root)
            return ["Root": .root(organization)]
        },
    ]
}
