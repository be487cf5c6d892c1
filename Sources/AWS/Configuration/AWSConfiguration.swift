/// What the AWS SDKs and Tools read from the environment and the shared files, read in the same way.
public struct AWSConfiguration: Sendable {
    public var credentials: AWSCredentials
    public var region: String
    /// A file of certificate authorities that replaces the system's.
    public var certificateFile: String?
    /// The longest that one request may take, in seconds.
    public var requestDeadline = 30

    private var endpoint: String?
    private var serviceEndpoints: [AWSService: String] = [:]

    /// Reads credentials (environment, then profile), region, endpoints and CA file.
    ///
    /// - Throws: ``AWSConfigurationError`` if there are no credentials, or if a setting cannot be used.
    public init(environment: [String: String]) throws(AWSConfigurationError) {
        let name = Self.value("AWS_PROFILE", environment) ?? "default"
        let profile = try SharedProfile(name: name, environment: environment)
        if !profile.isFound, environment["AWS_PROFILE"]?.isEmpty == false {
            throw AWSConfigurationError(
                .noSuchProfile, "there is no profile '\(name)'",
                hint: "check AWS_PROFILE against ~/.aws/config and ~/.aws/credentials")
        }
        credentials = try Self.credentials(profile, name: name, environment)
        region =
            Self.value("AWS_REGION", environment) ?? Self.value("AWS_DEFAULT_REGION", environment)
            ?? profile["region"] ?? "us-east-1"
        certificateFile = Self.value("AWS_CA_BUNDLE", environment) ?? profile["ca_bundle"]
        endpoint = try Self.endpoint(
            Self.value("AWS_ENDPOINT_URL", environment) ?? profile["endpoint_url"], "AWS_ENDPOINT_URL")
        for service in AWSService.allCases {
            let name = "AWS_ENDPOINT_URL_\(service.endpointVariable)"
            serviceEndpoints[service] = try Self.endpoint(Self.value(name, environment), name)
        }
    }

    /// Given outright, for a server of known address.
    public init(credentials: AWSCredentials, region: String, endpoint: String? = nil) {
        self.credentials = credentials
        self.region = region
        self.endpoint = endpoint
    }

    /// Where a service is asked: global services have their endpoint in the partition's home region.
    public func endpoint(of service: AWSService) -> String {
        serviceEndpoints[service] ?? endpoint
            ?? "https://\(service.endpointPrefix).\(homeRegion).\(partition.domain)"
    }

    /// The region in which the partition's global services are asked, and for which requests to them are signed.
    public var homeRegion: String { partition.homeRegion }

    private var partition: (homeRegion: String, domain: String) {
        if region.hasPrefix("us-gov-") { return ("us-gov-west-1", "amazonaws.com") }
        if region.hasPrefix("cn-") { return ("cn-northwest-1", "amazonaws.com.cn") }
        return ("us-east-1", "amazonaws.com")
    }

    private static func credentials(
        _ profile: SharedProfile, name: String, _ environment: [String: String]
    ) throws(AWSConfigurationError) -> AWSCredentials {
        // As in the AWS CLI, a profile that is asked for by name comes before keys in the environment.
        let asked = value("AWS_PROFILE", environment) != nil
        if !asked, let id = value("AWS_ACCESS_KEY_ID", environment),
            let secret = value("AWS_SECRET_ACCESS_KEY", environment)
        {
            return AWSCredentials(
                accessKeyID: id, secretAccessKey: secret, sessionToken: value("AWS_SESSION_TOKEN", environment))
        }
        if let id = profile["aws_access_key_id"], let secret = profile["aws_secret_access_key"] {
            return AWSCredentials(
                accessKeyID: id, secretAccessKey: secret, sessionToken: profile["aws_session_token"])
        }
        for key in ["role_arn", "sso_session", "sso_start_url", "credential_process", "web_identity_token_file"]
        where profile[key] != nil {
            throw AWSConfigurationError(
                .unsupportedProfile, "profile '\(name)' gets its credentials by '\(key)', which is not supported",
                hint: "export temporary keys, such as with 'aws configure export-credentials --format env'")
        }
        throw AWSConfigurationError(
            .noCredentials, "there are no AWS credentials",
            hint: "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE")
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

    /// An empty variable counts as unset.
    private static func value(_ name: String, _ environment: [String: String]) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
