internal import CCurl

/// What libcurl is told of a request.
struct HTTPRequestOptions {
    let step: RemoteStep
    let settings: HTTPConnection.Settings
    let body: [UInt8]

    /// The longest that a connection may take to come about.
    private static let connectTime: Duration = .seconds(15)

    /// - Parameter answer: what libcurl's callbacks fill; it keeps what libcurl does not copy.
    func apply(to handle: UnsafeMutableRawPointer, _ answer: HTTPAnswer) {
        func set(_ option: CURLoption, _ value: Int) { _ = reeve_curl_setopt_long(handle, option, value) }
        func set(_ option: CURLoption, _ value: String) { _ = reeve_curl_setopt_string(handle, option, value) }
        let service = step.service.rawValue
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        // Some servers know a Git client by how its name begins.
        set(CURLOPT_USERAGENT, "git/2.0 (reeve)")
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        set(CURLOPT_CONNECTTIMEOUT_MS, Int(min(Self.connectTime, settings.stall.time) / .milliseconds(1)))
        set(CURLOPT_ACCEPT_ENCODING, "")
        if let caFile = settings.caFile {
            set(CURLOPT_CAINFO, caFile)
            // Debian's libcurl looks into the machine's folder of authorities besides.
            _ = reeve_curl_setopt_pointer(handle, CURLOPT_CAPATH, nil)
        }
        set(CURLOPT_PROXY, settings.proxy?.url ?? "")
        if let exceptions = settings.proxy?.exceptions { set(CURLOPT_NOPROXY, exceptions) }
        if let credentials = settings.credentials {
            set(CURLOPT_HTTPAUTH, Int(reeve_curl_auth_basic))
            set(CURLOPT_USERNAME, credentials.username)
            set(CURLOPT_PASSWORD, credentials.password)
        }
        switch step.part {
        case .advertisement:
            set(CURLOPT_URL, settings.url + "/info/refs?service=" + service)
            set(CURLOPT_HTTPGET, 1)
            answer.addHeader("Accept: application/x-\(service)-advertisement")
        case .exchange:
            set(CURLOPT_URL, settings.url + "/" + service)
            set(CURLOPT_POST, 1)
            answer.addHeader("Content-Type: application/x-\(service)-request")
            answer.addHeader("Accept: application/x-\(service)-result")
            // libcurl would wait for "100 Continue" before a larger body.
            answer.addHeader("Expect:")
            set(CURLOPT_POSTFIELDSIZE, body.count)
            body.withUnsafeBytes { bytes in
                _ = reeve_curl_setopt_pointer(
                    handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
            }
        }
        answer.attach(to: handle)
    }
}
