import AWS
import Planning

extension Diagnostic {
    /// What an error of AWS means for the person who runs Reeve.
    init(_ error: AWSError) {
        switch error.kind {
        case .network:
            self.init(
                .endpointUnreachable, "AWS did not answer: \(error.description)",
                hint: "check the network, AWS_ENDPOINT_URL and AWS_REGION")
        case .accessDenied:
            self.init(
                .accessDenied, "AWS denies \(error.description)",
                hint: "allow \(Self.permission(for: error.operation)); docs/iam has the whole policy")
        case .credentialsRejected:
            self.init(
                .credentialsRejected, "AWS does not take these credentials: \(error.description)",
                hint: "check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, and this machine's clock")
        case .noCredentials:
            self.init(.noCredentials, error.message, hint: error.hint)
        case .credentialsUnavailable:
            self.init(.credentialsUnavailable, error.message, hint: error.hint)
        case .unreadable:
            self.init(
                .unexpectedAnswer, error.description, hint: "check that AWS_ENDPOINT_URL names an AWS endpoint")
        case .refused where error.code == "AWSOrganizationsNotInUseException":
            self.init(
                .organizationMissing, "these credentials belong to an account that is in no organization",
                hint: "use credentials of the organization's management account")
        case .refused, .throttled, .concurrentModification, .finalizing, .server, .windowClosed:
            self.init(.requestRefused, "AWS refused \(error.description)")
        }
    }

    /// The IAM action that an operation needs.
    private static func permission(for operation: String) -> String {
        switch operation {
        case "GetResources": "tag:GetResources"
        case "PutAccountName": "account:PutAccountName"
        case "GetCallerIdentity": "sts:GetCallerIdentity"
        default: "organizations:\(operation)"
        }
    }
}
