/// What the AWS SDKs and Tools read from the environment and the shared files, read in the same way.
public struct AWSConfiguration: Sendable {
    var credentials: CredentialSettings
    public var region: String
    /// A file of certificate authorities that replaces the system's.
    public var certificateFile: String?
    /// The longest that one request may take, in seconds.
    public var requestDeadline = 30

    private var endpoint: String?
    private var serviceEndpoints: [AWSService: String] = [:]

    /// Reads region, endpoints and CA file, and where the credentials come from. They themselves are got by the client.
    ///
    /// - Throws: ``AWSConfigurationError`` if no source of credentials is set, or if a setting cannot be used.
    public init(environment: [String: String]) throws(AWSConfigurationError) {
        let chain = try CredentialChain(environment)
        // What is wrong with the settings is told at once, before anything is asked for.
        _ = try chain.source()
        credentials = .environment(environment)
        let profile = try chain.profile()
        region =
            chain["AWS_REGION"] ?? chain["AWS_DEFAULT_REGION"]
            ?? profile["region"] ?? "us-east-1"
        certificateFile = chain["AWS_CA_BUNDLE"] ?? profile["ca_bundle"]
        endpoint = try Self.endpoint(
            chain["AWS_ENDPOINT_URL"] ?? profile["endpoint_url"], "AWS_ENDPOINT_URL")
        for service in AWSService.allCases {
            let name = "AWS_ENDPOINT_URL_\(service.endpointVariable)"
            serviceEndpoints[service] = try Self.endpoint(chain[name], name)
        }
    }

    /// Given outright, for a server of known address.
    public init(credentials: AWSCredentials, region: String, endpoint: String? = nil) {
        self.credentials = .given(credentials)
        self.region = region
        self.endpoint = endpoint
    }

    /// Where a service is asked: global services have their endpoint in the partition's home region.
    public func endpoint(of service: AWSService) -> String {
        serviceEndpoints[service] ?? endpoint
            ?? (service == .iam
                ? "https://\(partition.iamHost)"
                : "https://\(service.endpointPrefix).\(homeRegion).\(partition.domain)")
    }

    /// The region in which the partition's global services are asked.
    public var homeRegion: String { partition.homeRegion }

    /// The region for which requests to a service are signed.
    func signingRegion(of service: AWSService) -> String {
        service == .iam ? partition.iamRegion : homeRegion
    }

    /// What botocore's `endpoints.json` says of a partition. IAM alone has one endpoint for a whole partition, and in China
    /// another region for signatures than the other global services.
    private struct Partition {
        var homeRegion: String
        var domain: String
        var iamHost: String
        var iamRegion: String
    }

    private var partition: Partition {
        if region.hasPrefix("us-gov-") {
            return Partition(
                homeRegion: "us-gov-west-1", domain: "amazonaws.com", iamHost: "iam.us-gov.amazonaws.com",
                iamRegion: "us-gov-west-1")
        }
        if region.hasPrefix("cn-") {
            return Partition(
                homeRegion: "cn-northwest-1", domain: "amazonaws.com.cn", iamHost: "iam.cn-north-1.amazonaws.com.cn",
                iamRegion: "cn-north-1")
        }
        return Partition(
            homeRegion: "us-east-1", domain: "amazonaws.com", iamHost: "iam.amazonaws.com", iamRegion: "us-east-1")
    }

    private static func endpoint(_ text: String?, _ name: String) throws(AWSConfigurationError) -> String? {
        guard var text else { return nil }
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
            throw AWSConfigurationError(
                .badEndpoint, "\(name) is no URL", hint: "it begins with https:// or http://")
        }
        // It is quoted in errors, and a signature is what AWS asks for.
        guard !text.contains("@") else {
            throw AWSConfigurationError(
                .badEndpoint, "\(name) holds a user or a password", hint: "leave them out; requests are signed")
        }
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }
}
