import FoundationEssentials

/// Which source the credentials come from: the first that is set, in the order of the AWS SDKs and Tools
/// ("Understand the credential provider chain" in their reference guide; botocore's `create_credential_resolver`).
///
/// Keys in the environment come before the profile that a variable asks for, as in botocore: only `--profile`, which there
/// is none of here, would leave them out.
struct CredentialChain {
    let environment: [String: String]
    let profiles: SharedProfiles
    /// The variable that asks for a profile, and whose name it has; botocore looks at the older one first.
    private let asked: (variable: String, name: String)?

    init(_ environment: [String: String]) throws(AWSConfigurationError) {
        self.environment = environment
        profiles = try SharedProfiles(environment: environment)
        asked =
            ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"].lazy
            .compactMap { variable in Self.value(variable, environment).map { (variable, $0) } }.first
    }

    /// The profile that is asked for, else the default one, which need not be there.
    func profile() throws(AWSConfigurationError) -> SharedProfile {
        guard let asked else { return profiles["default"] ?? SharedProfile(name: "default") }
        guard let profile = profiles[asked.name] else {
            throw Self.missing(asked.name, hint: "check \(asked.variable)")
        }
        return profile
    }

    func source() throws(AWSConfigurationError) -> CredentialSource {
        let profile = try profile()
        if let keys = try environmentKeys() { return keys }
        if profile.hasRole { return try role(of: profile, below: []) }
        if let identity = try webIdentity(profile, environment: environment) { return identity }
        if let source = try single(profile) { return source }
        if let container = try ContainerEndpoint(environment) { return .container(container) }
        if let instance = try InstanceMetadata(environment, profile, isImplied: true) { return .instance(instance) }
        throw AWSConfigurationError(
            .noCredentials, "there are no AWS credentials",
            hint: "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE")
    }

    func environmentKeys() throws(AWSConfigurationError) -> CredentialSource? {
        guard let id = self["AWS_ACCESS_KEY_ID"] else { return nil }
        guard let secret = self["AWS_SECRET_ACCESS_KEY"] else {
            throw AWSConfigurationError(
                .badSetting, "AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not", hint: "set both, or neither")
        }
        // The older name comes first, as in botocore.
        let token = self["AWS_SECURITY_TOKEN"] ?? self["AWS_SESSION_TOKEN"]
        var keys = ObtainedCredentials(
            credentials: AWSCredentials(accessKeyID: id, secretAccessKey: secret, sessionToken: token))
        if let text = self["AWS_CREDENTIAL_EXPIRATION"] {
            keys.expiration = ObtainedCredentials.date(text)
            guard keys.expiration != nil else {
                throw AWSConfigurationError(
                    .badSetting, "AWS_CREDENTIAL_EXPIRATION is no time", hint: "write it as 2030-01-31T12:00:00Z")
            }
        }
        return .keys(keys, place: "the environment")
    }

    /// - Parameter environment: what comes before the profile's settings, each by itself.
    func webIdentity(
        _ profile: SharedProfile, environment: [String: String]
    ) throws(AWSConfigurationError) -> CredentialSource? {
        func setting(_ variable: String, _ key: String) -> String? {
            Self.value(variable, environment) ?? profile[key]
        }
        guard let file = setting("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") else { return nil }
        guard let arn = setting("AWS_ROLE_ARN", "role_arn") else {
            throw AWSConfigurationError(
                .badSetting, "there is a web identity token file and no role to take on with it",
                hint: "set AWS_ROLE_ARN, or 'role_arn' in the profile")
        }
        // 'duration_seconds' is for AssumeRole alone, as in botocore.
        var role = AssumedRole(arn: arn)
        role.sessionName = setting("AWS_ROLE_SESSION_NAME", "role_session_name") ?? role.sessionName
        return .webIdentity(role, tokenFile: file)
    }

    subscript(_ variable: String) -> String? { Self.value(variable, environment) }

    /// An empty variable counts as unset.
    static func value(_ name: String, _ environment: [String: String]) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    static func missing(_ profile: String, hint: String) -> AWSConfigurationError {
        AWSConfigurationError(
            .noSuchProfile, "there is no profile '\(profile)'",
            hint: "\(hint) against ~/.aws/config and ~/.aws/credentials")
    }
}
