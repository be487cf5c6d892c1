/// What went wrong with a repository or a remote.
///
/// The message never holds a credential: the userinfo of every URL in it is replaced.
public struct GitError: Error, Sendable, Hashable, Codable, CustomStringConvertible {
    /// The kind of failure, for the caller to act upon.
    public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
        /// There is no repository at the path.
        case notARepository
        /// The commit, object or reference that the caller named is not in the repository.
        case notFound
        /// The remote could not be reached, or did not answer as a Git server does.
        case remoteUnreachable
        /// The remote refused the credentials, or asks for some and none are configured.
        case authenticationFailed
        /// The remote does not allow it, whoever asks or with these credentials; or a proxy before it refuses.
        case forbidden
        /// The remote's certificate is not trusted.
        case certificateInvalid
        /// The SSH server's key is not the one that is known, or none is.
        case hostKeyUnknown
        /// The remote sent us to another server. Such redirects are never followed.
        case redirected
        /// The deadline passed; the work was stopped.
        case timedOut
        /// The calling task was cancelled; the work was stopped.
        case cancelled
        /// The worker process could not be started, or ended without an answer.
        case workerDied
        /// The reference is not where the caller expects it, or the commit does not descend from there.
        case nonFastForward
        /// The remote refused the push. The message holds its words.
        case pushRefused
        /// Another process holds the lock of the reference.
        case locked
        /// More files, bytes, levels or memory than the limits allow.
        case limitExceeded
        /// A repository or address of a kind that is not supported: SHA-256, shallow, a scheme.
        case unsupported
        /// The repository lacks an object that it refers to, or holds one that cannot be read.
        case corrupt
        /// The caller asked for something that cannot be: a path with `..`, a name that no reference may have.
        case invalidInput
        /// Anything else that failed on this machine.
        case local
    }

    /// The kind of failure.
    public let code: Code
    /// What happened, in words for people.
    public let message: String
    /// The C function or the phase that failed, such as `git_remote_connect`.
    public let operation: String

    /// Makes an error; credentials inside URLs in `message` are replaced.
    public init(_ code: Code, _ message: String, operation: String) {
        self.code = code
        self.message = Redaction.withoutUserinfo(message)
        self.operation = operation
    }

    public var description: String { "\(message) (\(code.rawValue), \(operation))" }
}
