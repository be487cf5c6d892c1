/// Where a remote repository is: a path on this machine, or an `http` or `https` URL.
///
/// Its description, which logs and errors show, has no credentials.
public struct RemoteAddress: Sendable, Hashable, CustomStringConvertible {
    enum Location: Sendable, Hashable {
        /// An absolute path.
        case path(String)
        /// A URL without userinfo.
        case url(String)
    }

    let location: Location
    let credentials: GitCredentials?
    let caFile: String?

    /// Reads an address as a user writes it.
    ///
    /// - Parameters:
    ///   - text: A path, relative ones to the current directory, or a `file://`, `http://` or `https://` URL.
    ///   - credentials: What to answer if the server asks, once. The default is the URL's own userinfo, if it has
    ///     any; it is taken out of the URL in any case.
    ///   - caFile: A PEM file of the authorities to trust instead of the machine's. The default is nil: the
    ///     machine's.
    /// - Throws: `unsupported` for SSH and other schemes, `invalidInput` for what is no address at all.
    public init(
        _ text: String, credentials: GitCredentials? = nil, caFile: String? = nil
    ) throws(GitError) {
        let (location, userinfo) = try RemoteAddressParser.parse(text)
        self.location = location
        self.credentials = credentials ?? userinfo
        self.caFile = caFile
    }

    /// Whether the remote is a path on this machine.
    public var isLocal: Bool {
        if case .path = location { true } else { false }
    }

    public var description: String {
        switch location {
        case .path(let path): path
        case .url(let url): url
        }
    }
}
