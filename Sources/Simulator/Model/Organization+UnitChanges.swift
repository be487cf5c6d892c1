import OrderedCollections

/// Units are renamed and deleted.
extension Organization {
    /// Renames a unit. The name it has already is taken, too, as in moto.
    mutating func rename(unit id: String, to name: String) throws(AWSError) {
        try requireFreeName(name, in: unit(id).parent)
        units[id]?.name = name
    }

    /// Deletes an empty unit, with its tags and what is attached to it.
    mutating func delete(unit id: String) throws(AWSError) {
        _ = try unit(id)
        let isEmpty =
            !units.values.contains { $0.parent == id } && !accounts.values.contains { $0.parent == id }
        guard isEmpty else { throw .organizationalUnitNotEmpty }
        units[id] = nil
        forget(id)
    }

    /// Forgets the tags of a resource that is no more, and what was attached to it.
    mutating func forget(_ resource: String) {
        setTags([:], of: resource)
        policyRegister.remove(target: resource)
    }

    func requireFreeName(_ name: String, in parent: String) throws(AWSError) {
        guard !units.values.contains(where: { $0.parent == parent && $0.name == name }) else {
            throw .duplicateOrganizationalUnit
        }
    }
}
