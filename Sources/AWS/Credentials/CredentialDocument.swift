import FoundationEssentials

/// The JSON in which container and instance endpoints and processes give credentials.
struct CredentialDocument: Decodable {
    /// Of a process alone.
    var Version: Int?
    /// Of an instance alone: `Success`, or what is wrong.
    var Code: String?
    var AccessKeyId: String?
    var SecretAccessKey: String?
    var Token: String?
    /// As a process calls the token.
    var SessionToken: String?
    var Expiration: String?

    /// - Parameters:
    ///   - source: how an error names where it comes from.
    init(_ data: Data, from source: String) throws(AWSConfigurationError) {
        do {
            self = try JSONDecoder().decode(Self.self, from: data)
        } catch {
            // Its text is not shown: it may be the credentials.
            throw Self.unusable(source, "is not the JSON of credentials")
        }
    }

    func credentials(from source: String) throws(AWSConfigurationError) -> ObtainedCredentials {
        guard let AccessKeyId, let SecretAccessKey, !AccessKeyId.isEmpty, !SecretAccessKey.isEmpty else {
            throw Self.unusable(source, "has no AccessKeyId or no SecretAccessKey")
        }
        var obtained = ObtainedCredentials(
            credentials: AWSCredentials(
                accessKeyID: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken ?? Token))
        if let Expiration {
            obtained.expiration = ObtainedCredentials.date(Expiration)
            guard obtained.expiration != nil else { throw Self.unusable(source, "has an Expiration that is no time") }
        }
        return obtained
    }

    static func unusable(_ source: String, _ what: String) -> AWSConfigurationError {
        AWSConfigurationError(
            .unavailable, "what \(source) gave \(what)", hint: "check that it is the source that is meant")
    }
}
