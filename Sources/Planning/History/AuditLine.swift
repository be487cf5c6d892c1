/// A line of `audit/<month>.jsonl`, of whatever kind.
public enum AuditLine: Sendable, Equatable {
    case action(AuditEntry)
    case policy(PolicyAuditEntry)
    case revocation(RevocationEntry)
}

extension AuditLine: Codable {
    private enum CodingKeys: String, CodingKey { case kind }

    /// What stands in the place of an action's kind.
    private enum Kind: String, Codable { case policy, revocation }

    public init(from decoder: any Decoder) throws {
        let kind = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .kind)
        switch Kind(rawValue: kind) {
        case .policy: self = .policy(try PolicyAuditEntry(from: decoder))
        case .revocation: self = .revocation(try RevocationEntry(from: decoder))
        case nil: self = .action(try AuditEntry(from: decoder))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .action(let entry): try entry.encode(to: encoder)
        case .policy(let entry):
            try container.encode(Kind.policy, forKey: .kind)
            try entry.encode(to: encoder)
        case .revocation(let entry):
            try container.encode(Kind.revocation, forKey: .kind)
            try entry.encode(to: encoder)
        }
    }
}
