/// The quotas of each type ("Quotas for AWS Organizations" in the user guide).
extension PolicyType {
    /// How many characters a document can have, white space included.
    ///
    /// For service control policies this was 5,120, and the most on a target five, until AWS doubled both on
    /// 15 May 2026. For types newer than Security Hub's we found no numbers; they have those of most others.
    var maximumSize: Int {
        switch self {
        case .serviceControl: 10_240
        case .resourceControl: 5120
        case .aiServicesOptOut: 2500
        default: 10_000
        }
    }

    /// How many policies an organization can have.
    var maximumCount: Int {
        self == .serviceControl ? 10_000 : 1000
    }

    /// How many policies can be attached to a root, unit or account. The ones that AWS attaches count.
    var maximumAttached: Int {
        switch self {
        case .resourceControl, .aiServicesOptOut, .chatbot: 5
        default: 10
        }
    }
}
