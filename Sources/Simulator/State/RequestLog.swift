import FoundationEssentials
import Glibc

/// The file to which each request is appended as a line of JSON.
final class RequestLog {
    private let path: String
    private let descriptor: Int32

    init(path: String) throws(SimulatorError) {
        self.path = path
        // Requests hold e-mail addresses, so the file is its owner's.
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .file(path: path, problem: "cannot be opened: \(String(cString: strerror(errno)))")
        }
    }

    deinit {
        close(descriptor)
    }

    func append(_ entry: Entry) throws {
        var line = entry.value.encoded()
        line.append(UInt8(ascii: "\n"))
        try write(line)
    }

    private func write(_ line: Data) throws(SimulatorError) {
        var rest = line[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else {
                throw .file(path: path, problem: "cannot be written: \(String(cString: strerror(errno)))")
            }
            rest = rest.dropFirst(count)
        }
    }
}

extension RequestLog {
    /// What the log says of a request. The signature and all else that is secret is not in it.
    struct Entry {
        let record: RequestRecord
        let operation: String?
        let request: [String: JSONValue]
        let accessKeyID: String?
        /// What AWS would have sent by e-mail, where the request makes it do so.
        let oneTimeCode: String?

        fileprivate var value: JSONValue {
            .object([
                "time": .iso8601(record.time),
                "service": text(record.service),
                "operation": text(operation),
                "request": .object(request),
                "status": .integer(record.status),
                "error": text(record.error),
                "requestId": .string(record.requestID),
                "accessKeyId": text(accessKeyID),
                "oneTimeCode": oneTimeCode.map { .string($0) },
            ])
        }

        private func text(_ value: String?) -> JSONValue {
            value.map { .string($0) } ?? .null
        }
    }
}
