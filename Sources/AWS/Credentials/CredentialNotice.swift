public import FoundationEssentials

/// What became of a client's credentials.
public enum CredentialNotice: Sendable, Hashable {
    /// They were got from there, for the first time or anew. `expires` is `nil` where the source does not say.
    case obtained(from: String, expires: Date?)
    /// They could not be got. With `keepsOld` the client goes on with those it has.
    case failed(AWSConfigurationError, keepsOld: Bool)
}
