/// Where a configuration's credentials come from. Its description shows none of it: both cases hold secrets.
enum CredentialSettings: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    case given(AWSCredentials)
    case environment([String: String])

    var description: String {
        switch self {
        case .given(let credentials): credentials.description
        case .environment: "the environment"
        }
    }

    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: []) }
}
