import AWS
import Planning

extension AWSClient {
    /// The root and every unit below it: level by level, the units of one level at once.
    func organizationalUnits(below root: String) async throws -> [OrganizationalUnit] {
        var units = [OrganizationalUnit(id: root, path: .root)]
        var level = units
        while !level.isEmpty {
            level = try await level.concurrentMap { parent in
                try await all(ListOrganizationalUnitsForParent(parentId: parent.id, maxResults: 20)).map {
                    OrganizationalUnit(id: $0.Id, path: parent.path.appending($0.Name))
                }
            }.flatMap { $0 }
            units += level
        }
        return units
    }
}

extension Organizations.Account {
    /// The root or unit that holds the account, as `Paths` says: `o-…/r-…/ou-…/<account>/`.
    var parent: String? {
        let parts = Paths?.first?.split(separator: "/") ?? []
        return parts.count >= 3 ? String(parts[parts.count - 2]) : nil
    }
}
