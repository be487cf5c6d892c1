/// Where credentials come from, as the environment and the shared files say, before anything was asked for them.
indirect enum CredentialSource: Sendable, CustomStringConvertible {
    /// - Parameter place: which setting holds them.
    case keys(ObtainedCredentials, place: String)
    /// AssumeRole, signed with what the other source gives.
    case role(AssumedRole, signedBy: CredentialSource)
    case webIdentity(AssumedRole, tokenFile: String)
    case process(CredentialProcess)
    case container(ContainerEndpoint)
    case instance(InstanceMetadata)

    var description: String {
        switch self {
        case .keys(_, let place): place
        case .role(let role, let base): "role \(role.arn) by \(base)"
        case .webIdentity(let role, _): "role \(role.arn) by web identity"
        case .process(let process): "the credential_process of profile '\(process.profile)'"
        case .container: "the container's credentials endpoint"
        case .instance: "the instance's metadata"
        }
    }

    /// Whether it is one of those that are asked where the files name none.
    var isLast: Bool {
        switch self {
        case .container, .instance: true
        case .keys, .role, .webIdentity, .process: false
        }
    }

    /// The files beside the profiles' that it reads.
    var files: [String] {
        switch self {
        case .keys, .process, .instance: []
        case .role(_, let base): base.files
        case .webIdentity(_, let file): [file]
        case .container(let endpoint): endpoint.tokenFile.map { [$0] } ?? []
        }
    }
}

/// The parameters of AssumeRole and AssumeRoleWithWebIdentity.
struct AssumedRole: Sendable, Hashable {
    /// What CloudTrail shows where no name is set.
    static let defaultSessionName = "reeve"

    var arn: String
    var sessionName = defaultSessionName
    var externalID: String?
    /// In seconds; STS makes it an hour where it is not given (API reference, AssumeRole).
    var duration: Int?
}
