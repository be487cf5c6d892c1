/// A setting from the environment or from a shared file that cannot be used, or credentials that could not be had.
public struct AWSConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: Sendable, Hashable {
        /// No source has credentials.
        case noCredentials
        /// The profile that was asked for is in neither file.
        case noSuchProfile
        /// The profile gets its credentials in a way that is not supported.
        case unsupportedProfile
        /// The profiles name each other as their source in a circle.
        case profileCycle
        case unreadableFile
        case badEndpoint
        /// A setting of a credential source is missing, contradicts another, or is not of its form.
        case badSetting
        /// The source is set and did not give any; it may later.
        case unavailable
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
