import OrderedCollections

/// The tree: who is in what, and where that is.
extension Organization {
    /// AWS allows five levels of organizational units under the root.
    static let maximumDepth = 5

    /// The quota for organizational units in an organization.
    static let maximumUnits = 2000

    func isParent(_ id: String) -> Bool {
        id == rootID || units[id] != nil
    }

    func requireParent(_ id: String) throws(AWSError) {
        guard isParent(id) else { throw .parentNotFound }
    }

    func unit(_ id: String) throws(AWSError) -> OrganizationalUnit {
        guard let unit = units[id] else { throw .organizationalUnitNotFound }
        return unit
    }

    /// The root or unit an account or unit is in.
    func parent(of child: String) throws(AWSError) -> String {
        guard let parent = accounts[child]?.parent ?? units[child]?.parent else { throw .childNotFound }
        return parent
    }

    /// The units from the root down to a parent, itself included. Empty for the root.
    func lineage(of parent: String) -> [OrganizationalUnit] {
        var result: [OrganizationalUnit] = []
        var id = parent
        while let unit = units[id] {
            result.append(unit)
            id = unit.parent
        }
        return result.reversed()
    }

    /// The IDs from the organization down to a parent, each followed by a slash.
    func path(of parent: String) -> String {
        lineage(of: parent).reduce("\(id)/\(rootID)/") { "\($0)\($1.id)/" }
    }

    mutating func createUnit(
        named name: String, in parent: String, tags newTags: [Tag] = []
    ) throws(AWSError) -> OrganizationalUnit {
        try requireParent(parent)
        guard lineage(of: parent).count < Self.maximumDepth else {
            throw .constraintViolation("OU_DEPTH_LIMIT_EXCEEDED", "You attempted to nest OUs more than five deep.")
        }
        guard units.count < Self.maximumUnits else {
            throw .constraintViolation("OU_NUMBER_LIMIT_EXCEEDED", "You have the maximum number of OUs.")
        }
        try requireFreeName(name, in: parent)
        let checked = try Tag.checked(newTags)
        let unit = addUnit(named: name, in: parent)
        setTags(checked, of: unit.id)
        return unit
    }

    mutating func move(account id: String, from source: String, to destination: String) throws(AWSError) {
        let account = try account(id)
        guard isParent(source) else { throw .sourceParentNotFound }
        guard isParent(destination) else { throw .destinationParentNotFound }
        // A move that is repeated names the old parent as its source, and is told of the duplicate.
        guard account.parent != destination else { throw .duplicateAccount }
        guard account.parent == source else { throw .sourceParentNotFound }
        accounts[id]?.parent = destination
    }
}
