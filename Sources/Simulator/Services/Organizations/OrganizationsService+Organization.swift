import OrderedCollections

extension OrganizationsService {
    static let organizationOperations: [String: Operation] = [
        "CreateOrganization": .write { cloud, parameters, call in
            let features = try parameters.optionalChoice("FeatureSet", ["ALL", "CONSOLIDATED_BILLING"])
            let organization = try cloud.createOrganization(
                featureSet: features ?? "ALL", at: call.now, finalizingFor: call.settings.finalizingDuration)
            return ["Organization": .organization(organization)]
        },
        "DescribeOrganization": reading { organization, _, _ in
            ["Organization": .organization(organization)]
        },
        "ListRoots": listing { organization, _, request, _ in
            try page("Roots", of: [organization], request, serial: { _ in 1 }, rendering: JSONValue.root)
        },
        "ListParents": listing { organization, parameters, request, _ in
            let parent = try organization.parent(of: parameters.text("ChildId", .childID))
            return try page("Parents", of: [parent], request, scope: parent, serial: { _ in 1 }) { id in
                let type = id == organization.rootID ? "ROOT" : "ORGANIZATIONAL_UNIT"
                return ["Id": .string(id), "Type": .string(type)]
            }
        },
        "ListChildren": listing { organization, parameters, request, call in
            let parent = try parameters.text("ParentId", .parentID)
            let type = try parameters.choice("ChildType", ["ACCOUNT", "ORGANIZATIONAL_UNIT"])
            try organization.requireParent(parent)
            let scope = "\(parent) \(type)"
            func child(_ id: String) -> JSONValue { ["Id": .string(id), "Type": .string(type)] }
            if type == "ACCOUNT" {
                return try page(
                    "Children", of: organization.accounts.values.elements, request, scope: scope, serial: \.serial,
                    where: { $0.parent == parent }, showing: { $0.isListed(at: call.now) }
                ) { child($0.id) }
            }
            return try page(
                "Children", of: organization.units.values.elements, request, scope: scope, serial: \.serial,
                where: { $0.parent == parent }
            ) { child($0.id) }
        },
    ]
}
