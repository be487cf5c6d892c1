internal import CCurl

/// One request to a Git server, and its answer as it comes in.
final class HTTPStream: RemoteStream {
    private let step: RemoteStep
    private let settings: HTTPConnection.Settings
    private let multi: CurlMulti
    private let easy: UnsafeMutableRawPointer
    private var body: [UInt8] = []
    private var answer: HTTPAnswer?
    private var watch: StallWatch
    private var limit: TransferLimit
    private var counted = 0
    /// What libcurl said of the request once it had ended.
    private var result: CURLcode?

    init(_ step: RemoteStep, _ settings: HTTPConnection.Settings, in multi: CurlMulti) throws(GitError) {
        guard let easy = curl_easy_init() else {
            throw GitError(.local, "libcurl could not be started", operation: "curl_easy_init")
        }
        self.step = step
        self.settings = settings
        self.multi = multi
        self.easy = easy
        watch = StallWatch(settings.stall)
        limit = TransferLimit(bytes: settings.maxBytes)
    }

    /// Before the answer goes, to which libcurl has pointers.
    deinit {
        curl_multi_remove_handle(multi.handle, easy)
        curl_easy_cleanup(easy)
    }

    /// The request is sent with the first read, whole: what is pushed are small commits.
    func write(_ bytes: UnsafeRawBufferPointer) throws(GitError) { body += bytes }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(GitError) -> Int {
        let answer = self.answer ?? begin()
        self.answer = answer
        while answer.isEmpty, result == nil { try waitOnce() }
        try verify(answer)
        return answer.take(into: buffer)
    }

    private func begin() -> HTTPAnswer {
        let answer = HTTPAnswer()
        HTTPRequestOptions(step: step, settings: settings, body: body).apply(to: easy, answer)
        body = []
        curl_multi_add_handle(multi.handle, easy)
        return answer
    }

    /// Lets libcurl work, and then waits for the network a while if there is nothing to do.
    private func waitOnce() throws(GitError) {
        let before = answer?.count
        var running: CInt = 0
        curl_multi_perform(multi.handle, &running)
        noteEnd()
        guard result == nil, answer?.count == before else { return }
        let start = ContinuousClock.now
        let patience = min(watch.patience, .seconds(1))
        curl_multi_poll(multi.handle, nil, 0, CInt(max(1, patience / .milliseconds(1))), nil)
        let bytes = transferred
        try watch.note(bytes - counted, after: start.duration(to: .now))
        counted = bytes
    }

    private var transferred: Int {
        var received: curl_off_t = 0
        var sent: curl_off_t = 0
        _ = reeve_curl_bytes(easy, CURLINFO_SIZE_DOWNLOAD_T, &received)
        _ = reeve_curl_bytes(easy, CURLINFO_SIZE_UPLOAD_T, &sent)
        return Int(received + sent)
    }

    private func noteEnd() {
        var left: CInt = 0
        while let message = curl_multi_info_read(multi.handle, &left) {
            guard message.pointee.msg == CURLMSG_DONE, message.pointee.easy_handle == easy else { continue }
            result = message.pointee.data.result
        }
    }

    /// An answer that is no success is read to its end first: servers say there what is wrong.
    private func verify(_ answer: HTTPAnswer) throws(GitError) {
        try limit.note(answer.takeCount())
        let isSuccess: Bool
        if let known = answer.isSuccess {
            isSuccess = known
        } else {
            let status = HTTPStatus(easy, step)
            if !status.isThere, let result { throw answer.error(result, easy) }
            isSuccess = status.isSuccess
            answer.isSuccess = isSuccess
        }
        guard isSuccess else {
            while result == nil, answer.count < HTTPAnswer.mostWords { try waitOnce() }
            throw HTTPStatus(easy, step).error(answer.words, settings)
        }
        if let result, result != CURLE_OK, answer.isEmpty { throw answer.error(result, easy) }
    }
}
