internal import CGit2
internal import Glibc

/// A running `ssh`, whose standard streams carry Git's protocol. It ends with this process, however that ends.
final class SSHProcess: RemoteStream {
    private static let mostWords = 4096

    private var process: pid_t
    private let input: Int32
    private let output: Int32
    private let error: Int32
    private var hasErrors = true
    private var words: [UInt8] = []
    private var watch: StallWatch
    private var limit: TransferLimit

    init(
        program: String, arguments: [String], environment: [String], stall: StallLimit, maxBytes: Int
    ) throws(GitError) {
        watch = StallWatch(stall)
        limit = TransferLimit(bytes: maxBytes)
        let toChild = try Self.pipe()
        let fromChild = try Self.pipe()
        let errors = try Self.pipe()
        let argumentList = StringArray(arguments + [nil])
        let environmentList = StringArray(environment + [nil])
        process = reeve_spawn(
            program, argumentList.pointer, environmentList.pointer, toChild.read, fromChild.write, errors.write)
        let code = errno
        for descriptor in [toChild.read, fromChild.write, errors.write] { Glibc.close(descriptor) }
        (input, output, error) = (toChild.write, fromChild.read, errors.read)
        guard process > 0 else {
            throw GitError(.local, "cannot start '\(program)' (errno \(code))", operation: "fork")
        }
        for descriptor in [input, output, error] { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
    }

    deinit {
        end()
        for descriptor in [input, output, error] { Glibc.close(descriptor) }
    }

    /// Kills it if it is still there.
    func end() {
        guard process > 0 else { return }
        kill(process, SIGKILL)
        reap()
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(GitError) -> Int {
        while true {
            let count = Glibc.read(output, buffer.baseAddress, buffer.count)
            if count > 0 {
                try limit.note(count)
                try watch.note(count, after: .zero)
                return count
            }
            if count == 0 {
                try checkEnd()
                return 0
            }
            guard errno == EAGAIN || errno == EINTR else { throw broken("read") }
            try wait(for: output, Int16(POLLIN))
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(GitError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(input, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count >= 0 {
                rest = rest.dropFirst(count)
                try watch.note(count, after: .zero)
                continue
            }
            if errno == EPIPE {
                try checkEnd()
                throw broken("write")
            }
            guard errno == EAGAIN || errno == EINTR else { throw broken("write") }
            try wait(for: input, Int16(POLLOUT))
        }
    }

    /// What the program has to say is read meanwhile: it would wait for ever to be rid of it.
    private func wait(for descriptor: Int32?, _ events: Int16 = 0) throws(GitError) {
        var waiting = hasErrors ? [pollfd(fd: error, events: Int16(POLLIN), revents: 0)] : []
        if let descriptor { waiting.append(pollfd(fd: descriptor, events: events, revents: 0)) }
        let start = ContinuousClock.now
        // Of its end nobody tells: that is looked for, and soon.
        let patience = min(watch.patience, descriptor == nil ? .milliseconds(10) : .seconds(1))
        poll(&waiting, nfds_t(waiting.count), Int32(max(1, patience / .milliseconds(1))))
        if hasErrors, waiting[0].revents != 0 { readErrors() }
        try watch.note(0, after: start.duration(to: .now))
    }

    private func readErrors() {
        var buffer = [UInt8](repeating: 0, count: 1024)
        while true {
            let count = Glibc.read(error, &buffer, buffer.count)
            if count == 0 { hasErrors = false }
            guard count > 0 else { return }
            words += buffer.prefix(min(count, Self.mostWords - words.count))
        }
    }

    /// Its output has ended. It may go on all the same: for as long as it has more to say, or its server does.
    ///
    /// - Throws: If the program ended badly: its words, and what they mean.
    private func checkEnd() throws(GitError) {
        guard process > 0 else { return }
        var status: Int32 = 0
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process || ended < 0 && errno != EINTR { break }
            try wait(for: nil)
        }
        process = 0
        readErrors()
        let code = status & 0x7f == 0 ? (status >> 8) & 0xff : -1
        guard code != 0 else { return }
        throw SSHFailure(status: code, words: ServerWords.text(words)).error
    }

    private func reap() {
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
        process = 0
    }

    private func broken(_ call: String) -> GitError {
        GitError(.remoteUnreachable, "the connection to ssh is broken (errno \(errno))", operation: call)
    }

    private static func pipe() throws(GitError) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        guard Glibc.pipe(&ends) == 0 else {
            throw GitError(.local, "cannot make a pipe (errno \(errno))", operation: "pipe")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }
}
