internal import CCurl

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
    /// It keeps the connections for the next request.
    private let multi: UnsafeMutableRawPointer
    private let easy: UnsafeMutableRawPointer

    /// Must run once, before any other use of libcurl (curl_global_init(3)).
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    init(_ settings: Settings) throws(GitError) {
        guard Self.isReady, let multi = curl_multi_init(), let easy = curl_easy_init() else {
            throw GitError(.local, "libcurl could not be started", operation: "curl_global_init")
        }
        self.settings = settings
        self.multi = multi
        self.easy = easy
    }

    deinit {
        curl_multi_remove_handle(multi, easy)
        curl_easy_cleanup(easy)
        curl_multi_cleanup(multi)
    }

    func stream(for step: RemoteStep) throws(GitError) -> any RemoteStream {
        close()
        return HTTPStream(step, settings, easy: easy, multi: multi)
    }

    func close() {
        curl_multi_remove_handle(multi, easy)
        curl_easy_reset(easy)
    }
}
