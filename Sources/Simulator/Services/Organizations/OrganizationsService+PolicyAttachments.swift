extension OrganizationsService {
    static let policyAttachmentOperations: [String: Operation] = [
        "AttachPolicy": writing { organization, parameters, _ in
            try organization.attach(
                policy: parameters.text("PolicyId", .policyID), to: parameters.text("TargetId", .policyTargetID))
            return [:]
        },
        "DetachPolicy": writing { organization, parameters, _ in
            try organization.detach(
                policy: parameters.text("PolicyId", .policyID), from: parameters.text("TargetId", .policyTargetID))
            return [:]
        },
        "ListPoliciesForTarget": listing { organization, parameters, request, _ in
            let target = try parameters.text("TargetId", .policyTargetID)
            let type = try parameters.policyType("Filter")
            return try page(
                "Policies", of: organization.policies(of: type, attachedTo: target), request,
                scope: "\(target) \(type.rawValue)", serial: \.serial
            ) { .policySummary($0, in: organization) }
        },
        "ListTargetsForPolicy": listing { organization, parameters, request, _ in
            let id = try parameters.text("PolicyId", .policyID)
            return try page(
                "Targets", of: organization.targets(ofPolicy: id), request, scope: id, serial: \.position
            ) { .policyTarget($0, in: organization) }
        },
    ]
}
