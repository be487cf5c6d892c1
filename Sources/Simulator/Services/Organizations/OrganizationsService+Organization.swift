extension OrganizationsService {
    static let organizationOperations: [String: Operation] = [
        "CreateOrganization": .write { cloud, parameters, call in
            let features = try parameters.optionalChoice("FeatureSet", ["ALL", "CONSOLIDATED_BILLING"])
            let organization = try cloud.createOrganization(featureSet: features ?? "ALL", at: call.now)
            return ["Organization": .organization(organization)]
        },
        "DescribeOrganization": reading(openToMembers: true) { organization, _, _ in
            ["Organization": .organization(organization)]
        },
        "ListRoots": reading { organization, parameters, _ in
            try page("Roots", of: [organization], parameters, serial: { _ in 1 }, rendering: JSONValue.root)
        },
        "ListParents": reading { organization, parameters, _ in
            let parent = try organization.parent(of: parameters.text("ChildId", .childID))
            return try page("Parents", of: [parent], parameters, scope: parent, serial: { _ in 1 }) { id in
                let type = id == organization.rootID ? "ROOT" : "ORGANIZATIONAL_UNIT"
                return ["Id": .string(id), "Type": .string(type)]
            }
        },
        "ListChildren": reading { organization, parameters, _ in
            let parent = try parameters.text("ParentId", .parentID)
            let type = try parameters.choice("ChildType", ["ACCOUNT", "ORGANIZATIONAL_UNIT"])
            let children =
                if type == "ACCOUNT" {
                    try organization.accounts(in: parent).map { (serial: $0.serial, id: $0.id) }
                } else {
                    try organization.units(in: parent).map { (serial: $0.serial, id: $0.id) }
                }
            return try page(
                "Children", of: children, parameters, scope: "\(parent) \(type)", serial: \.serial
            ) { ["Id": .string($0.id), "Type": .string(type)] }
        },
    ]
}
