/// Why a request to AWS did not do what it was to do.
public struct AWSError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// Too many requests: the same one may be sent again later.
        case throttled
        /// Another change of the organization was under way.
        case concurrentModification
        /// The organization is still being set up, for up to an hour.
        case finalizing
        /// The credentials are good and may not do this.
        case accessDenied
        /// The credentials are unknown, expired, or the signature is wrong.
        case credentialsRejected
        /// There are no credentials: nothing was sent.
        case noCredentials
        /// The source of the credentials did not give any: nothing was sent.
        case credentialsUnavailable
        /// AWS says no: asking again in the same way is of no use.
        case refused
        /// AWS failed.
        case server
        /// There was no answer.
        case network
        /// The task's window for requests had closed: nothing was sent.
        case windowClosed
        /// The answer could not be read.
        case unreadable
    }

    public var kind: Kind
    /// The operation, as AWS names it.
    public var operation: String
    /// AWS's name of the error, such as `DuplicateAccountException`; empty where there was no answer.
    public var code: String
    /// AWS's `Reason`, where it gives one.
    public var reason: String?
    public var message: String
    public var requestID: String?
    /// Whether the request may have taken effect all the same.
    public var mayHaveTakenEffect: Bool
    /// How long AWS asks to wait before the next request; `nil` where it does not.
    public var retryAfter: Duration?
    /// The way out, where the error knows one.
    public var hint: String?

    public var description: String {
        let what = [code, reason ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        let request = requestID.map { " (request \($0))" } ?? ""
        return "\(operation): \(what)\(what.isEmpty || message.isEmpty ? "" : ": ")\(message)\(request)"
    }

    /// The same error without a word of these secrets. AWS quotes what was signed, the session token among
    /// it, where a signature does not match; of such a message only its first line is for people anyway.
    func redacted(_ secrets: [String]) -> AWSError {
        var result = self
        if kind == .credentialsRejected {
            result.message = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        }
        for secret in secrets where !secret.isEmpty {
            result.message = result.message.replacing(secret, with: "***")
        }
        return result
    }

    /// Whether the same request is right with other credentials: AWS does not know these, or no longer. What it refused
    /// for that has not taken effect.
    var asksForOtherCredentials: Bool {
        kind == .credentialsRejected && !mayHaveTakenEffect
            && ["ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException"]
                .contains(code)
    }

    /// Whether waiting and sending the same request again is right.
    func isRetryable(repeatable: Bool) -> Bool {
        switch kind {
        case .throttled, .concurrentModification: true
        case .server, .network, .unreadable: repeatable || !mayHaveTakenEffect
        case .finalizing, .accessDenied, .credentialsRejected, .noCredentials, .credentialsUnavailable, .refused,
            .windowClosed:
            false
        }
    }
}
