/// The metadata service of an EC2 instance, by its second version alone: a token is asked for with PUT, and every
/// request carries it ("Use the Instance Metadata Service" in the EC2 user guide).
struct InstanceMetadata: Sendable {
    let endpoint: String
    /// Whether nothing asked for it: it is where the chain ends.
    let isImplied: Bool
    /// How long one request may take.
    let deadline: Duration
    /// How often each request is sent at most.
    let attempts: Int

    /// - Returns: `nil` where it is switched off.
    init?(_ environment: [String: String], _ profile: SharedProfile, isImplied: Bool) throws(AWSConfigurationError) {
        func value(_ name: String) -> String? {
            CredentialChain.value("AWS_\(name)", environment) ?? profile[name.lowercased()]
        }
        guard CredentialChain.value("AWS_EC2_METADATA_DISABLED", environment)?.lowercased() != "true" else {
            return nil
        }
        let isIPv6 = value("EC2_METADATA_SERVICE_ENDPOINT_MODE")?.lowercased() == "ipv6"
        var text =
            value("EC2_METADATA_SERVICE_ENDPOINT")
            ?? (isIPv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254")
        guard WebAddress(text) != nil else {
            throw AWSConfigurationError(
                .badEndpoint, "AWS_EC2_METADATA_SERVICE_ENDPOINT is no URL", hint: "it begins with http:// or https://")
        }
        while text.hasSuffix("/") { text.removeLast() }
        endpoint = text
        // Whole seconds, of which botocore takes one by default (`metadata_service_timeout`).
        deadline = .seconds(value("METADATA_SERVICE_TIMEOUT").flatMap { Int($0) } ?? 1)
        attempts = max(1, value("METADATA_SERVICE_NUM_ATTEMPTS").flatMap { Int($0) } ?? 1)
        self.isImplied = isImplied
    }
}
