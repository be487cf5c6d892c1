/// Operations that share a token bucket unless a throttle sets them apart.
///
/// Organizations and Account Management throttle reads more generously than writes; STS and the
/// tagging service have one limit for what is served here.
enum APIFamily: String, CaseIterable, Sendable {
    case organizationsRead = "organizations-read"
    case organizationsWrite = "organizations-write"
    case accountRead = "account-read"
    case accountWrite = "account-write"
    case tagging
    case sts

    /// The family of an operation, or nil if the service is none of ours.
    init?(service: String, operation: String) {
        let reads = ["Describe", "List", "Get"].contains { operation.hasPrefix($0) }
        switch service {
        case "organizations": self = reads ? .organizationsRead : .organizationsWrite
        case "account": self = reads ? .accountRead : .accountWrite
        case "tagging": self = .tagging
        case "sts": self = .sts
        default: return nil
        }
    }
}
