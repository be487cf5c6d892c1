/// An organizational unit, or the root: its ID and where it is.
public struct OrganizationalUnit: Sendable, Hashable, Codable {
    public var id: String
    public var path: OrganizationalUnitPath

    public init(id: String, path: OrganizationalUnitPath) {
        self.id = id
        self.path = path
    }

    private enum CodingKeys: CodingKey {
        case id, path
    }

    /// The path is a list of names: AWS lets a slash stand in a name.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        path = OrganizationalUnitPath(components: try container.decode([String].self, forKey: .path))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(path.components, forKey: .path)
    }
}
