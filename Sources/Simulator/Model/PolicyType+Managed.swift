/// The policies that AWS manages: those that allow everything.
extension PolicyType {
    /// What AWS attaches to every root, unit and account while the type is enabled, if the type has such a thing.
    var managedPolicy: Policy? {
        switch self {
        case .serviceControl: Self.fullAccess
        case .resourceControl: Self.fullResourceAccess
        default: nil
        }
    }

    private static let fullAccess = Policy(
        serial: 0, id: "p-FullAWSAccess", type: .serviceControl, name: "FullAWSAccess",
        description: "Allows access to every operation",
        content: #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#)

    private static let fullResourceAccess = Policy(
        serial: 0, id: "p-RCPFullAWSAccess", type: .resourceControl, name: "RCPFullAWSAccess",
        description: "Allows access to every resource",
        content:
            #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}"#)
}
