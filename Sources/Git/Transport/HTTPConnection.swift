/// Git over HTTP (gitprotocol-http(5)), by libcurl: it knows proxies, TLS 1.3 and time-outs, where libgit2's own
/// transport has none of them.
final class HTTPConnection: RemoteConnection {
    /// How a server is reached.
    struct Settings {
        var url: String
        var credentials: GitCredentials?
        var caFile: String?
        var proxy: Proxy?
        var stall: StallLimit
        var maxBytes: Int
    }

    let isStateless = true
    private let settings: Settings
    private let multi: CurlMulti

    init(_ settings: Settings) throws(GitError) {
        self.settings = settings
        multi = try CurlMulti()
    }

    func stream(for step: RemoteStep) throws(GitError) -> any RemoteStream {
        try HTTPStream(step, settings, in: multi)
    }

    /// Each stream ends its own request.
    func close() {}
}
