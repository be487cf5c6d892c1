internal import Foundation
internal import Glibc
internal import Subprocess
internal import SystemPackage

/// A program that knows credentials, asked as Git asks it (gitcredentials(7), git-credential(1)): lines of
/// `key=value`, and an empty one.
struct CredentialHelper {
    struct Answer {
        var credentials: GitCredentials
        /// `nil` if it does not say.
        var expiresIn: Duration?
    }

    private static let deadline: Duration = .seconds(30)
    private static let longestAnswer = 64 << 10

    let command: [String]
    let url: String

    func get() async throws(GitError) -> Answer {
        let output = try await ask("get", about: subject)
        var values: [Substring: Substring] = [:]
        for line in output.split(whereSeparator: \.isNewline) {
            guard let equals = line.firstIndex(of: "=") else { continue }
            values[line[..<equals]] = line[line.index(after: equals)...]
        }
        guard let username = values["username"], let password = values["password"] else {
            throw failure("gave no user name and password")
        }
        let expiry = values["password_expiry_utc"].flatMap { Double($0) }
        return Answer(
            credentials: GitCredentials(username: String(username), password: String(password)),
            expiresIn: expiry.map { .seconds($0 - Date.now.timeIntervalSince1970) })
    }

    /// Tells it that these are no good. What it makes of that is its own affair.
    func erase(_ credentials: GitCredentials) async {
        let refused = ["username=\(credentials.username)", "password=\(credentials.password)"]
        _ = try? await ask("erase", about: subject + refused)
    }

    private var subject: [String] {
        guard let parts = URLComponents(string: url) else { return [] }
        let host = (parts.host ?? "") + (parts.port.map { ":\($0)" } ?? "")
        return ["protocol=\(parts.scheme ?? "https")", "host=\(host)", "path=\(parts.path.drop { $0 == "/" })"]
    }

    private func ask(_ operation: String, about lines: [String]) async throws(GitError) -> String {
        guard let program = command.first else { throw failure("is no command") }
        let arguments = Array(command.dropFirst()) + [operation]
        do {
            return try await withThrowingTaskGroup(of: String?.self) { group in
                group.addTask {
                    let input = try Self.readable(lines.map { $0 + "\n" }.joined() + "\n")
                    let result = try await run(
                        program.contains("/") ? .path(FilePath(program)) : .name(program),
                        arguments: Arguments(arguments), input: .fileDescriptor(input, closeAfterSpawningProcess: true),
                        output: .string(limit: Self.longestAnswer), error: .discarded)
                    guard result.terminationStatus.isSuccess else {
                        throw failure("ended with \(result.terminationStatus)")
                    }
                    return result.standardOutput
                }
                group.addTask {
                    try await Task.sleep(for: Self.deadline)
                    return nil
                }
                defer { group.cancelAll() }
                guard case .some(.some(let output)) = try await group.next() else {
                    throw failure("did not answer within \(Self.deadline)")
                }
                return output
            }
        } catch let error as GitError {
            throw error
        } catch is CancellationError {
            throw GitError(.cancelled, "the task was cancelled", operation: "credential helper")
        } catch {
            throw failure("cannot be run")
        }
    }

    /// A pipe that holds the text already, and is closed: a helper may end without reading it. It takes what fits into
    /// a pipe, 64 KiB (pipe(7)).
    private static func readable(_ text: String) throws -> FileDescriptor {
        let (read, write) = try FileDescriptor.pipe()
        defer { try? write.close() }
        for end in [read, write] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
        try write.writeAll(Array(text.utf8.prefix(60_000)))
        return read
    }

    /// Nothing that it wrote: that may be a secret.
    private func failure(_ what: String) -> GitError {
        GitError(
            .local, "the credential helper '\(command.first ?? "")' \(what)", operation: "credential helper")
    }
}
