import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// `reeve simulate`, as another process.
struct SimulatorProcess: Sendable {
    let endpoint: String
    var port: Int { endpoint.split(separator: ":").last.flatMap { Int($0) } ?? 0 }
    private let log: String
    private let errors: String

    /// Runs it as long as `body` runs.
    static func run(
        in folder: String, _ arguments: [String] = [],
        _ body: @escaping @Sendable (SimulatorProcess) async throws -> Void
    ) async throws {
        let log = folder + "/requests.log"
        let errors = folder + "/simulator.err"
        let errorFile = try FileDescriptor.open(
            FilePath(errors), .writeOnly, options: [.create, .append, .closeOnExec], permissions: .ownerReadWrite)
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))]
        _ = try await Subprocess.run(
            .path(FilePath(Tool.reeve())), arguments: Arguments(["simulate", "--port", "0", "--log", log] + arguments),
            platformOptions: options, input: .none, output: .sequence,
            error: .fileDescriptor(errorFile, closeAfterSpawningProcess: true)
        ) { process in
            var endpoint: String?
            for try await line in process.standardOutput.strings() where line.hasPrefix("AWS_ENDPOINT_URL=") {
                endpoint = String(line.dropFirst("AWS_ENDPOINT_URL=".count).filter { !$0.isNewline })
                break
            }
            guard let endpoint else { throw Tool.Failed(description: "reeve simulate does not start") }
            do {
                try await body(SimulatorProcess(endpoint: endpoint, log: log, errors: errors))
            } catch {
                await process.teardown(using: options.teardownSequence)
                throw error
            }
            await process.teardown(using: options.teardownSequence)
        }
    }

    /// The requests so far.
    func requests() throws -> [Request] { try Request.read(log) }

    /// What it said on standard error.
    func errorText() throws -> String { try String(contentsOfFile: errors, encoding: .utf8) }

    /// The names of those that write.
    func writes() throws -> [String] { try requests().filter(\.isWrite).map(\.operation) }

    /// What a client of this simulator has in its environment.
    var environment: [String: String] {
        ["AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "AKIATEST", "AWS_SECRET_ACCESS_KEY": "a-canary-secret"]
    }
}

/// A line of the simulator's request log.
struct Request: Decodable {
    var service: String
    var operation: String
    var error: String?
    var requestId: String
    var accessKeyId: String?
    var oneTimeCode: String?

    var isWrite: Bool { !["Describe", "List", "Get"].contains(where: operation.hasPrefix) }

    static func read(_ path: String) throws -> [Request] {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return try text.split(separator: "\n").map {
            try JSONDecoder().decode(Request.self, from: Data($0.utf8))
        }
    }
}
