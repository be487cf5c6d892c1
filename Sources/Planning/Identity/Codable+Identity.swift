/// An identifier that is one string in JSON. Decoding refuses text the identifier's own rules refuse.
protocol TextIdentifier: Codable, CustomStringConvertible {
    init?(text: String)
}

extension TextIdentifier {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(text: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a valid \(Self.self)"))
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension AccountKey: TextIdentifier {
    init?(text: String) { self.init(text) }
}
extension AccountID: TextIdentifier {
    init?(text: String) { self.init(text) }
}
extension EmailAddress: TextIdentifier {
    init?(text: String) { self.init(text) }
}
extension OrganizationalUnitPath: TextIdentifier {
    init?(text: String) { self.init(text) }
}
extension CommitID: TextIdentifier {
    init?(text: String) { self.init(text) }
}
extension Digest: TextIdentifier {
    init?(text: String) { self.init(text) }
}
