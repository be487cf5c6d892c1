internal import CCurl

/// What keeps libcurl's connections from one request to the next. Whoever has a request in it keeps it.
final class CurlMulti {
    let handle: UnsafeMutableRawPointer

    /// Must run once, before any other use of libcurl (curl_global_init(3)).
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    init() throws(GitError) {
        guard Self.isReady, let handle = curl_multi_init() else {
            throw GitError(.local, "libcurl could not be started", operation: "curl_multi_init")
        }
        self.handle = handle
    }

    deinit { curl_multi_cleanup(handle) }
}
