/// Where a remote repository is: a path on this machine, an `http` or `https` URL, or behind SSH.
///
/// Its description, which logs and errors show, has no credentials.
public struct RemoteAddress: Sendable, Hashable, CustomStringConvertible {
    enum Location: Sendable, Hashable, Codable {
        /// An absolute path.
        case path(String)
        /// A URL without userinfo.
        case url(String)
        case ssh(SSHLocation)
    }

    let location: Location
    /// What stood in the URL.
    let credentials: GitCredentials?

    /// Reads an address as a user writes it.
    ///
    /// - Parameter text: A path, relative ones to the current directory, a `file://`, `http://`, `https://` or
    ///   `ssh://` URL, or `user@host:path`. The userinfo of an HTTP URL is kept apart from it, as its credentials.
    /// - Throws: `unsupported` for other schemes, `invalidInput` for what is no address at all.
    public init(_ text: String) throws(GitError) {
        (location, credentials) = try RemoteAddressParser.parse(text)
    }

    /// Whether the remote is a path on this machine.
    public var isLocal: Bool {
        if case .path = location { true } else { false }
    }

    /// Whether the remote is behind HTTP, with TLS or without.
    public var isHTTP: Bool {
        if case .url = location { true } else { false }
    }

    public var description: String { location.description }
}

extension RemoteAddress.Location: CustomStringConvertible {
    var description: String {
        switch self {
        case .path(let path): path
        case .url(let url): url
        case .ssh(let location): location.description
        }
    }
}
