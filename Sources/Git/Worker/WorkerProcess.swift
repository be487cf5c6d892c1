internal import Foundation
internal import Glibc
internal import Subprocess
internal import SystemPackage

/// Starts the worker process for one request, and makes sure that it is gone afterwards.
struct WorkerProcess: Sendable {
    static var ownIdentifier: Int32 { getpid() }
    private static let maxAnswerBytes = 4 << 20

    private enum Event: Sendable {
        case answered(WorkerAnswer)
        case deadlinePassed
    }

    let command: WorkerCommand
    let home: String
    let deadline: Duration

    /// Asks the worker, and waits for its answer and its end.
    /// - Parameters:
    ///   - remote: How errors name the remote.
    ///   - longer: Another deadline than that of fetches and pushes.
    func perform(
        _ request: WorkerRequest, on remote: String, within longer: Duration? = nil
    ) async throws(GitError) -> WorkerAnswer {
        let deadline = longer ?? deadline
        do {
            // Leaving the group cancels the other task, and waits: the process is killed and reaped by then.
            return try await withThrowingTaskGroup(of: Event.self) { group in
                group.addTask { .answered(try await exchange(request)) }
                group.addTask {
                    try await Task.sleep(for: deadline)
                    return .deadlinePassed
                }
                defer { group.cancelAll() }
                guard case .answered(let answer) = try await group.next() else {
                    throw GitError(
                        .timedOut, "'\(remote)' did not answer within \(deadline)", operation: "git-worker")
                }
                return answer
            }
        } catch let error as GitError {
            throw error
        } catch is CancellationError {
            throw GitError(.cancelled, "the task was cancelled", operation: "git-worker")
        } catch {
            guard !Task.isCancelled else {
                throw GitError(.cancelled, "the task was cancelled", operation: "git-worker")
            }
            throw GitError(
                .workerDied, "cannot run the worker process '\(command.executable)': \(error)", operation: "git-worker")
        }
    }

    private func exchange(_ request: WorkerRequest) async throws -> WorkerAnswer {
        _ = Self.ignoresBrokenPipes
        let line = try [UInt8](JSONEncoder().encode(request)) + [UInt8(ascii: "\n")]
        let result = try await run(
            .path(FilePath(command.executable)), arguments: Arguments(command.arguments), environment: environment,
            workingDirectory: "/", platformOptions: Self.options, input: .inputWriter, output: .sequence,
            error: .discarded
        ) { worker in
            // If the process is gone already, its end says more than this failure.
            _ = try? await worker.standardInputWriter.write(line)
            // Standard input stays open until here: its end is how the worker learns of our death.
            return try await firstLine(of: worker.standardOutput)
        }
        guard let answer = result.closureResult,
            let answer = try? JSONDecoder().decode(WorkerAnswer.self, from: Data(answer))
        else {
            throw GitError(
                .workerDied, "the worker process ended without an answer (\(result.terminationStatus))",
                operation: "git-worker")
        }
        return answer
    }

    private func firstLine(of output: SubprocessOutputSequence) async throws -> [UInt8]? {
        var line: [UInt8] = []
        for try await buffer in output {
            let bytes = buffer.withUnsafeBytes { [UInt8]($0) }
            guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
                line += bytes
                guard line.count <= Self.maxAnswerBytes else { return nil }
                continue
            }
            return line + bytes[..<end]
        }
        return nil
    }

    // A process group of its own: an interrupt typed at the terminal is for us, who may yet have to push the
    // release of the lease.
    private static let options = {
        var options = PlatformOptions()
        options.processGroupID = 0
        return options
    }()

    // Next to nothing of our own environment: it may hold secrets, and proxies and Git's own variables would
    // change what the worker does. The toolchain's library path is what a program needs to start at all.
    private var environment: Subprocess.Environment {
        var variables: [Subprocess.Environment.Key: String] = ["HOME": home, "LC_ALL": "C"]
        if let libraries = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] {
            variables["LD_LIBRARY_PATH"] = libraries
        }
        return .custom(variables)
    }

    // Writing to a worker that is gone is to return an error, not to end this process.
    private static let ignoresBrokenPipes: Void = { signal(SIGPIPE, SIG_IGN) }()
}
