internal import CGit2

/// What libgit2 asks and tells while it talks to a remote.
///
/// A class, because C holds its address; it lives as long as the session.
final class RemoteCallbacks {
    private static let maxWordsBytes = 4096

    private let address: String
    private let maxBytes: Int
    /// What carries the bytes; `nil` of a path, which libgit2 reads itself.
    private let connection: (any RemoteConnection)?
    /// Why a callback of ours stopped the work; it says more than libgit2's error does.
    private var cause: GitError?
    private var expectedUpdate: (name: String, old: git_oid)?
    private var answers: [String: String?] = [:]
    private var words: [UInt8] = []

    init(address: String, connection: (any RemoteConnection)?, maxBytes: Int) {
        self.address = address
        self.connection = connection
        self.maxBytes = maxBytes
    }

    /// The functions for C. They refer to this object without keeping it.
    var callbacks: git_remote_callbacks {
        var callbacks = git_remote_callbacks()
        git_remote_init_callbacks(&callbacks, UInt32(GIT_REMOTE_CALLBACKS_VERSION))
        callbacks.payload = Unmanaged.passUnretained(self).toOpaque()
        callbacks.transport =
            connection == nil
            ? nil
            : { out, remote, payload in
                guard let state = RemoteCallbacks.from(payload), let connection = state.connection else { return -1 }
                return Subtransport.makeTransport(out, for: remote, over: connection) { state.stop($0) }
            }
        callbacks.transfer_progress = { progress, payload in
            RemoteCallbacks.from(payload)?.received(progress?.pointee.received_bytes ?? 0) ?? 0
        }
        callbacks.sideband_progress = { text, count, payload in
            RemoteCallbacks.from(payload)?.heard(UnsafeRawBufferPointer(start: text, count: Int(count)))
            return 0
        }
        callbacks.push_negotiation = { updates, count, payload in
            RemoteCallbacks.from(payload)?.negotiate(UnsafeBufferPointer(start: updates, count: count)) ?? -1
        }
        callbacks.push_update_reference = { name, status, payload in
            guard let name else { return 0 }
            RemoteCallbacks.from(payload)?.answers[String(cString: name)] = .some(status.map { String(cString: $0) })
            return 0
        }
        return callbacks
    }

    func expectUpdate(of name: String, from old: ObjectID?) {
        expectedUpdate = (name, old?.oid ?? git_oid())
    }

    /// Nil if the server took the reference, else what it says.
    func refusal(of name: String) -> String? {
        guard let answer = answers[name] else { return "the server did not say what became of it" }
        guard let answer else { return nil }
        let said = ServerWords.text(words)
        return said.isEmpty ? answer : "\(answer): \(said)"
    }

    /// The error with the cause that we know of, and with the address.
    func explain(_ error: GitError, whileConnecting: Bool) -> GitError {
        let message = "'\(address)': \((cause ?? error).message)"
        if let cause { return GitError(cause.code, message, operation: error.operation) }
        // libgit2 1.5 has no code of its own for this.
        if error.message == "error parsing REF pkt-line" {
            return GitError(
                .unsupported, message + "; it may name its objects by SHA-256, and only SHA-1 can be read",
                operation: error.operation)
        }
        let code = whileConnecting && error.code == .local ? .remoteUnreachable : error.code
        return GitError(code, message, operation: error.operation)
    }

    private func received(_ bytes: Int) -> CInt {
        guard bytes > maxBytes else { return 0 }
        return stop(.limitExceeded, "the server sends more than \(maxBytes) bytes", GIT_EUSER)
    }

    private func heard(_ text: UnsafeRawBufferPointer) {
        words += text.prefix(Self.maxWordsBytes - words.count)
    }

    // The last look at what goes to the server, which compares the old tip under its own lock.
    private func negotiate(_ updates: UnsafeBufferPointer<UnsafePointer<git_push_update>?>) -> CInt {
        guard updates.count == 1, let update = updates[0]?.pointee, var expected = expectedUpdate,
            String(cString: update.dst_refname) == expected.name
        else { return stop(.local, "the update to send is not the one asked for", GIT_EUSER) }
        var old = update.src
        guard git_oid_equal(&old, &expected.old) == 1 else {
            return stop(.nonFastForward, "\(expected.name) has moved", GIT_EUSER)
        }
        return 0
    }

    private func stop(_ code: GitError.Code, _ message: String, _ result: git_error_code) -> CInt {
        cause = GitError(code, message, operation: "git_remote_callbacks")
        return result.rawValue
    }

    /// The first error counts: what follows from it says less.
    private func stop(_ error: GitError) -> CInt {
        cause = cause ?? error
        git_error_set_str(CInt(GIT_ERROR_NET.rawValue), error.message)
        return GIT_ERROR.rawValue
    }

    private static func from(_ payload: UnsafeMutableRawPointer?) -> RemoteCallbacks? {
        payload.map { Unmanaged<RemoteCallbacks>.fromOpaque($0).takeUnretainedValue() }
    }
}
