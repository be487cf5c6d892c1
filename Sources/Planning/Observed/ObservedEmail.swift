/// An account's address as the snapshot holds it: in full, or for accounts that are not ours as a hash.
public enum ObservedEmail: Sendable, Hashable {
    case address(String)
    case hashed(Digest)

    /// Whether this is the given address, without regard to case.
    public func matches(_ email: EmailAddress, organization: String) -> Bool {
        switch self {
        case .address(let text): text == email.description || text.lowercased() == email.folded
        case .hashed(let digest): digest == Self.digest(of: email.folded, organization: organization)
        }
    }

    /// The same address as a hash. The organization is hashed with it, so that one list of addresses cannot be
    /// tried against every published snapshot at once.
    public func hashed(organization: String) -> ObservedEmail {
        switch self {
        case .address(let text): .hashed(Self.digest(of: text.lowercased(), organization: organization))
        case .hashed: self
        }
    }

    /// The same address in lower case.
    var folded: ObservedEmail {
        switch self {
        case .address(let text): .address(text.lowercased())
        case .hashed: self
        }
    }

    private static func digest(of folded: String, organization: String) -> Digest {
        Digest(of: "reeve-email\n\(organization)\n\(folded)".utf8)
    }
}
