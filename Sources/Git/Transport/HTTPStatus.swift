internal import CCurl

/// What the head of an answer says.
struct HTTPStatus {
    private let code: Int
    private let contentType: String
    private let location: String?
    private let step: RemoteStep

    init(_ handle: UnsafeMutableRawPointer, _ step: RemoteStep) {
        var code = 0
        reeve_curl_response_code(handle, &code)
        self.code = code
        self.step = step
        contentType = Self.text(handle, CURLINFO_CONTENT_TYPE) ?? ""
        location = Self.text(handle, CURLINFO_REDIRECT_URL)
    }

    private static func text(_ handle: UnsafeMutableRawPointer, _ info: CURLINFO) -> String? {
        var text: UnsafePointer<CChar>?
        _ = reeve_curl_text(handle, info, &text)
        return text.map { String(cString: $0) }
    }

    /// Whether there was an answer at all.
    var isThere: Bool { code != 0 }

    var isSuccess: Bool { code == 200 && isOfGit }

    /// A server that knows only how to hand out files answers with another type, and one that shows a page as well.
    private var isOfGit: Bool {
        let suffix = step.part == .advertisement ? "advertisement" : "result"
        return contentType.lowercased().hasPrefix("application/x-\(step.service.rawValue)-\(suffix)")
    }

    /// - Parameter words: what the server says besides.
    func error(_ words: String, _ settings: HTTPConnection.Settings) -> GitError {
        let said = words.isEmpty || contentType.lowercased().contains("html") ? "" : ": \(words)"
        let proxy = settings.proxy == nil ? "" : ", or the proxy before it,"
        switch code {
        case 200:
            return error(
                .remoteUnreachable,
                "the server does not speak Git's smart protocol at this address, it answers \(contentType)")
        case 300..<400:
            let target = location.map { " to '\($0)'" } ?? ""
            return error(.redirected, "the server redirects\(target), and redirects are not followed")
        case 401:
            return error(
                .authenticationFailed,
                settings.credentials != nil
                    ? "the server\(proxy) refuses the credentials\(said)"
                    : "the server\(proxy) asks for credentials and none are configured")
        case 403: return error(.forbidden, "the server forbids it (HTTP status 403)\(said)")
        case 407: return error(.forbidden, "the proxy refuses the credentials (HTTP status 407)")
        case 404: return error(.remoteUnreachable, "the server knows no such repository (HTTP status 404)\(said)")
        default: return error(.remoteUnreachable, "the server answers with HTTP status \(code)\(said)")
        }
    }

    private func error(_ kind: GitError.Code, _ message: String) -> GitError {
        GitError(kind, message, operation: step.service.rawValue)
    }
}
