internal import CCurl

/// What libcurl's callbacks gather of an answer until it is read, and what libcurl keeps pointers to.
final class HTTPAnswer {
    /// How much of an answer that is no success is worth reading.
    static let mostWords = 4096

    /// What may wait to be read: a server that packs well may else fill the memory before anybody counts. libcurl reads
    /// a few megabytes at a time.
    private static let mostWaiting = 64 << 20

    private var bytes: [UInt8] = []
    private var taken = 0
    private var uncounted = 0
    private var headers: UnsafeMutablePointer<curl_slist>?
    private let problem = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    /// `nil` as long as nothing has come.
    var isSuccess: Bool?

    init() { problem.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE)) }

    deinit {
        curl_slist_free_all(headers)
        problem.deallocate()
    }

    var isEmpty: Bool { taken == bytes.count }
    var count: Int { bytes.count - taken }

    /// What has come, as text for people.
    var words: String { ServerWords.text(bytes[taken...].prefix(Self.mostWords)) }

    func addHeader(_ line: String) { headers = curl_slist_append(headers, line) }

    /// The handle goes before this object does.
    func attach(to handle: UnsafeMutableRawPointer) {
        _ = reeve_curl_setopt_list(handle, CURLOPT_HTTPHEADER, headers)
        _ = reeve_curl_setopt_pointer(handle, CURLOPT_ERRORBUFFER, problem)
        _ = reeve_curl_setopt_data_callback(handle, CURLOPT_WRITEFUNCTION) { data, size, count, context in
            guard let data, let context else { return 0 }
            let bytes = UnsafeRawBufferPointer(start: data, count: size * count)
            return Unmanaged<HTTPAnswer>.fromOpaque(context).takeUnretainedValue().receive(bytes) ? bytes.count : 0
        }
        _ = reeve_curl_setopt_pointer(handle, CURLOPT_WRITEDATA, Unmanaged.passUnretained(self).toOpaque())
    }

    /// - Returns: whether it is taken.
    private func receive(_ new: UnsafeRawBufferPointer) -> Bool {
        guard count + new.count <= Self.mostWaiting else { return false }
        if isEmpty {
            bytes.removeAll(keepingCapacity: true)
            taken = 0
        }
        bytes += new
        uncounted += new.count
        return true
    }

    /// How many bytes have come since this was last asked.
    func takeCount() -> Int {
        defer { uncounted = 0 }
        return uncounted
    }

    func take(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, count)
        bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[taken..<taken + count])) }
        taken += count
        return count
    }

    /// What an exchange came to that did not get to its end.
    func error(_ code: CURLcode, _ handle: UnsafeMutableRawPointer) -> GitError {
        // Of a proxy that cannot be read libcurl quotes all, the password too.
        let said = code == CURLE_COULDNT_RESOLVE_PROXY ? "" : String(cString: problem)
        let text = said.isEmpty ? String(cString: curl_easy_strerror(code)) : said
        var connect = 0
        _ = reeve_curl_connect_code(handle, &connect)
        // Some proxies say 401 where 407 is meant.
        if [401, 403, 407].contains(connect) {
            return GitError(.forbidden, "the proxy refuses the credentials: \(text)", operation: "connect")
        }
        let kind: GitError.Code =
            switch code {
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR: .certificateInvalid
            case CURLE_OPERATION_TIMEDOUT: .timedOut
            case CURLE_OUT_OF_MEMORY, CURLE_WRITE_ERROR: .limitExceeded
            default: .remoteUnreachable
            }
        return GitError(kind, text, operation: "curl_multi_perform")
    }
}
