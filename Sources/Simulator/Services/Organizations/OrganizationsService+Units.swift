import OrderedCollections

extension OrganizationsService {
    static let unitOperations: [String: Operation] = [
        "CreateOrganizationalUnit": writing { organization, parameters, call in
            let unit = try organization.createUnit(
                named: parameters.text("Name", .unitName), in: parameters.text("ParentId", .parentID),
                tags: parameters.optionalTags("Tags") ?? [])
            return ["OrganizationalUnit": .unit(unit, in: organization, call)]
        },
        "DescribeOrganizationalUnit": reading { organization, parameters, call in
            let unit = try organization.unit(parameters.text("OrganizationalUnitId", .unitID))
            return ["OrganizationalUnit": .unit(unit, in: organization, call)]
        },
        "UpdateOrganizationalUnit": writing { organization, parameters, call in
            let id = try parameters.text("OrganizationalUnitId", .unitID)
            if let name = try parameters.optionalText("Name", .unitName) {
                try organization.rename(unit: id, to: name)
            }
            return ["OrganizationalUnit": .unit(try organization.unit(id), in: organization, call)]
        },
        "DeleteOrganizationalUnit": writing { organization, parameters, _ in
            try organization.delete(unit: parameters.text("OrganizationalUnitId", .unitID))
            return [:]
        },
        "ListOrganizationalUnitsForParent": listing { organization, parameters, request, call in
            let parent = try parameters.text("ParentId", .parentID)
            try organization.requireParent(parent)
            return try page(
                "OrganizationalUnits", of: organization.units.values.elements, request, scope: parent,
                serial: \.serial, where: { $0.parent == parent }
            ) { .unit($0, in: organization, call) }
        },
    ]
}
