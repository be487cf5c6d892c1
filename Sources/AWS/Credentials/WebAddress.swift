import CCurl

/// An address taken apart by the library that will go there, so that the two cannot differ over its host.
struct WebAddress {
    let text: String
    let scheme: String
    /// In lower case; an IPv6 address has its brackets, and an IPv4 address is in its usual form.
    let host: String

    /// - Returns: `nil` for what is no HTTP or HTTPS URL, or holds a user or a password.
    init?(_ text: String) {
        guard let handle = curl_url() else { return nil }
        defer { curl_url_cleanup(handle) }
        guard curl_url_set(handle, CURLUPART_URL, text, 0) == CURLUE_OK else { return nil }
        func part(_ part: CURLUPart) -> String? {
            var found: UnsafeMutablePointer<CChar>?
            guard curl_url_get(handle, part, &found, 0) == CURLUE_OK, let found else { return nil }
            defer { curl_free(found) }
            return String(cString: found)
        }
        guard let scheme = part(CURLUPART_SCHEME), ["http", "https"].contains(scheme),
            let host = part(CURLUPART_HOST), part(CURLUPART_USER) == nil, part(CURLUPART_PASSWORD) == nil
        else { return nil }
        self.text = text
        self.scheme = scheme
        self.host = host.lowercased()
    }

    var isLoopback: Bool {
        host == "localhost" || host == "[::1]" || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
    }
}
