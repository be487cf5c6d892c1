import CCurl
import FoundationEssentials

/// One easy handle of libcurl, with its connections.
///
/// It is `@unchecked Sendable` because the transport hands it to one thread at a time and takes it back under
/// a lock; libcurl allows a handle to move between threads so long as two never use it at once
/// (libcurl-thread(3)).
final class CurlHandle: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer

    /// Must run once, before any other use of libcurl (curl_global_init(3)).
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    private static let maximumBody = 64 * 1024 * 1024

    init() throws(TransportError) {
        guard Self.isReady, let handle = curl_easy_init() else {
            throw TransportError(kind: .notSent, message: "libcurl could not be started")
        }
        self.handle = handle
    }

    deinit { curl_easy_cleanup(handle) }

    /// Sends the request and waits for the whole answer. The handle keeps its connection for the next one.
    func perform(
        _ request: HTTPRequest, certificateFile: String?, deadline: Duration
    ) -> Result<HTTPResponse, TransportError> {
        curl_easy_reset(handle)
        var headers: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(headers) }
        for (name, value) in request.headers.sorted(by: { $0.key < $1.key }) {
            headers = curl_slist_append(headers, "\(name): \(value)")
        }
        let answer = Answer()
        let context = Unmanaged.passUnretained(answer).toOpaque()
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_URL, request.url)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_USERAGENT, "reeve")
        // Zero would mean no limit.
        let milliseconds = max(1, Int(deadline / .milliseconds(1)))
        set(CURLOPT_TIMEOUT_MS, milliseconds)
        set(CURLOPT_CONNECTTIMEOUT_MS, min(10_000, milliseconds))
        set(CURLOPT_TCP_KEEPALIVE, 1)
        // A request that got no answer over a connection that was used before, libcurl sends once more by itself:
        // it takes the connection for one that the server had closed (lib/transfer.c, Curl_retry_request).
        if !request.isRepeatable { set(CURLOPT_FRESH_CONNECT, 1) }
        if let certificateFile {
            set(CURLOPT_CAINFO, certificateFile)
            // Debian's libcurl looks into the machine's folder of authorities besides.
            reeve_curl_setopt_pointer(handle, CURLOPT_CAPATH, nil)
        }
        if let signature = request.signature {
            set(CURLOPT_AWS_SIGV4, "aws:amz:\(signature.region):\(signature.service)")
            set(CURLOPT_USERNAME, signature.credentials.accessKeyID)
            set(CURLOPT_PASSWORD, signature.credentials.secretAccessKey)
        }
        if request.isDirect { set(CURLOPT_NOPROXY, "*") }
        reeve_curl_setopt_list(handle, CURLOPT_HTTPHEADER, headers)
        reeve_curl_setopt_data_callback(handle, CURLOPT_WRITEFUNCTION, Answer.receiveBody)
        reeve_curl_setopt_pointer(handle, CURLOPT_WRITEDATA, context)
        reeve_curl_setopt_data_callback(handle, CURLOPT_HEADERFUNCTION, Answer.receiveHeader)
        reeve_curl_setopt_pointer(handle, CURLOPT_HEADERDATA, context)
        switch request.method {
        case .get: set(CURLOPT_HTTPGET, 1)
        case .put: set(CURLOPT_CUSTOMREQUEST, "PUT")
        case .post:
            set(CURLOPT_POST, 1)
            set(CURLOPT_POSTFIELDSIZE, request.body.count)
        }
        // libcurl does not copy POSTFIELDS: the bytes stay where they are until the transfer is done.
        let code = request.body.withUnsafeBytes { bytes in
            if request.method == .post {
                let body = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
                reeve_curl_setopt_pointer(handle, CURLOPT_POSTFIELDS, body)
            }
            return withExtendedLifetime(answer) { curl_easy_perform(handle) }
        }
        guard code == CURLE_OK else { return .failure(Self.error(code)) }
        var status = 0
        reeve_curl_response_code(handle, &status)
        return .success(HTTPResponse(status: status, headers: answer.headers, body: answer.body))
    }

    private func set(_ option: CURLoption, _ value: Int) { _ = reeve_curl_setopt_long(handle, option, value) }
    private func set(_ option: CURLoption, _ value: String) { _ = reeve_curl_setopt_string(handle, option, value) }

    private static func error(_ code: CURLcode) -> TransportError {
        let neverSent: [CURLcode] = [
            CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT, CURLE_SSL_CONNECT_ERROR,
            CURLE_PEER_FAILED_VERIFICATION, CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_SSL_CACERT_BADFILE,
        ]
        return TransportError(
            kind: neverSent.contains(code) ? .notSent : .interrupted, message: String(cString: curl_easy_strerror(code))
        )
    }

    /// What libcurl's callbacks gather.
    private final class Answer {
        var headers: [String: String] = [:]
        var body = Data()

        static let receiveBody: reeve_curl_data_callback = { data, size, count, context in
            guard let data, let context else { return 0 }
            let answer = Unmanaged<Answer>.fromOpaque(context).takeUnretainedValue()
            let length = size * count
            // Anything but the length it was given makes libcurl end the transfer.
            guard answer.body.count + length <= CurlHandle.maximumBody else { return 0 }
            answer.body.append(UnsafeRawPointer(data).assumingMemoryBound(to: UInt8.self), count: length)
            return length
        }

        static let receiveHeader: reeve_curl_data_callback = { data, size, count, context in
            guard let data, let context else { return 0 }
            let answer = Unmanaged<Answer>.fromOpaque(context).takeUnretainedValue()
            let length = size * count
            let bytes = UnsafeRawBufferPointer(start: data, count: length)
            if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
                let name = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
                let value = String(decoding: bytes[(colon + 1)...], as: UTF8.self)
                answer.headers[name] = String(
                    value.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
            }
            return length
        }
    }
}
