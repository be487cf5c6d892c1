import FoundationEssentials

/// Where a container asks for its role's credentials: on ECS a path on the agent's address, on EKS Pod Identity a whole
/// address ("Container credential provider" in the reference guide of the AWS SDKs and Tools).
struct ContainerEndpoint: Sendable {
    private static let agent = "169.254.170.2"
    /// What may be asked without TLS beside loopback: the agents of ECS and of EKS.
    private static let plainHosts: Set = [agent, "169.254.170.23", "[fd00:ec2::23]"]

    let url: String
    /// Whether it is on this machine or beside it, where no proxy leads.
    let isNear: Bool
    let token: String?
    let tokenFile: String?

    /// - Returns: `nil` where neither variable is set.
    init?(_ environment: [String: String]) throws(AWSConfigurationError) {
        func value(_ name: String) -> String? { CredentialChain.value(name, environment) }
        token = value("AWS_CONTAINER_AUTHORIZATION_TOKEN")
        tokenFile = value("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
        if let path = value("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") {
            guard path.hasPrefix("/"), let address = WebAddress("http://\(Self.agent)\(path)"),
                address.host == Self.agent
            else {
                throw AWSConfigurationError(
                    .badSetting, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is no path", hint: "it begins with a slash")
            }
            url = address.text
            isNear = true
            return
        }
        guard let text = value("AWS_CONTAINER_CREDENTIALS_FULL_URI") else { return nil }
        guard let address = WebAddress(text) else {
            throw AWSConfigurationError(
                .badSetting, "AWS_CONTAINER_CREDENTIALS_FULL_URI is no URL",
                hint: "it begins with https:// or http://, and holds no password")
        }
        isNear = address.isLoopback || Self.plainHosts.contains(address.host)
        guard address.scheme == "https" || isNear else {
            throw AWSConfigurationError(
                .badSetting,
                "AWS_CONTAINER_CREDENTIALS_FULL_URI names \(address.host), which is asked over https alone",
                hint: "without TLS only loopback, \(Self.plainHosts.sorted().joined(separator: ", ")) are asked")
        }
        url = address.text
    }

    /// What is sent as `Authorization`. The file comes before the variable, and is read anew each time: on EKS its
    /// content changes.
    func authorization() throws(AWSConfigurationError) -> String? {
        var token = token
        if let tokenFile { token = try TokenFile.read(tokenFile, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") }
        guard let token else { return nil }
        guard !token.contains(where: \.isNewline) else {
            throw AWSConfigurationError(
                .badSetting, "the container's authorization token has more than one line",
                hint: "check AWS_CONTAINER_AUTHORIZATION_TOKEN and AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
        }
        return token
    }
}
