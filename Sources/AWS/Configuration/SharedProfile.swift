/// The settings of one profile.
struct SharedProfile {
    let name: String
    /// What the configuration file has.
    let configuration: [String: String]
    /// What the credentials file has.
    let credentials: [String: String]

    init(name: String, configuration: [String: String] = [:], credentials: [String: String] = [:]) {
        self.name = name
        self.configuration = configuration
        self.credentials = credentials
    }

    /// A setting; the credentials file's comes before the configuration file's. An empty one counts as unset.
    subscript(_ key: String) -> String? { Self.value(key, credentials) ?? Self.value(key, configuration) }

    /// Whether it takes on a role with the credentials of another source.
    var hasRole: Bool { self["role_arn"] != nil && self["web_identity_token_file"] == nil }

    var hasKeys: Bool { self["aws_access_key_id"] != nil || self["aws_secret_access_key"] != nil }

    /// The keys of one of its two files; half a pair is an error, and never completed from the other file.
    func keys(in settings: [String: String]) throws(AWSConfigurationError) -> CredentialSource? {
        guard let id = Self.value("aws_access_key_id", settings) else { return nil }
        guard let secret = Self.value("aws_secret_access_key", settings) else {
            throw AWSConfigurationError(
                .badSetting, "profile '\(name)' has 'aws_access_key_id' and no 'aws_secret_access_key' beside it",
                hint: "set both in the same file")
        }
        // The older name comes first, as in botocore.
        let token = Self.value("aws_security_token", settings) ?? Self.value("aws_session_token", settings)
        let credentials = AWSCredentials(accessKeyID: id, secretAccessKey: secret, sessionToken: token)
        return .keys(ObtainedCredentials(credentials: credentials), place: "profile '\(name)'")
    }

    private static func value(_ key: String, _ settings: [String: String]) -> String? {
        settings[key].flatMap { $0.isEmpty ? nil : $0 }
    }
}
