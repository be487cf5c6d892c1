/// A setting from the environment or from a shared file that cannot be used.
public struct AWSConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: Sendable, Hashable {
        /// Neither the environment nor the profile has credentials.
        case noCredentials
        /// The profile that was asked for is in neither file.
        case noSuchProfile
        /// The profile gets its credentials in a way that is not supported.
        case unsupportedProfile
        case unreadableFile
        case badEndpoint
    }

    public var code: Code
    /// What is wrong, naming the setting.
    public var description: String
    public var hint: String

    public init(_ code: Code, _ description: String, hint: String) {
        self.code = code
        self.description = description
        self.hint = hint
    }
}
