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

    private static let longestAnswer = 64 << 10
    /// Years: what a helper says lasts longer is as good as for ever.
    private static let longestLife = 1e9

    let command: [String]
    let url: String
    /// How long it may take.
    var deadline: Duration = .seconds(30)

    func get() async throws(GitError) -> Answer {
        let output = try await ask("get", about: subject())
        var values: [Substring: Substring] = [:]
        for line in output.split(whereSeparator: \.isNewline) {
            guard let equals = line.firstIndex(of: "=") else { continue }
            values[line[..<equals]] = line[line.index(after: equals)...]
        }
        guard let username = values["username"], let password = values["password"] else {
            throw failure("gave no user name and password")
        }
        let expiry = values["password_expiry_utc"].flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
        return Answer(
            credentials: GitCredentials(username: String(username), password: String(password)),
            expiresIn: expiry.map { .seconds(max(0, min($0 - Date.now.timeIntervalSince1970, Self.longestLife))) })
    }

    /// Tells it that these are no good. What it makes of that is its own affair.
    func erase(_ credentials: GitCredentials) async {
        let refused = ["username=\(credentials.username)", "password=\(credentials.password)"]
        _ = try? await ask("erase", about: subject() + refused)
    }

    /// - Throws: if the address, once read as a URL, would say more than one thing to the helper (CVE-2020-5260).
    private func subject() throws(GitError) -> [String] {
        guard let parts = URLComponents(string: url) else { return [] }
        let host = (parts.host ?? "") + (parts.port.map { ":\($0)" } ?? "")
        let lines = ["protocol=\(parts.scheme ?? "https")", "host=\(host)", "path=\(parts.path.drop { $0 == "/" })"]
        guard !lines.contains(where: { $0.utf8.contains { $0 < 32 } }) else {
            throw GitError(
                .invalidInput, "'\(url)' holds a control character, and a credential helper is asked line by line",
                operation: "credential helper")
        }
        return lines
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
                        arguments: Arguments(arguments), platformOptions: Self.options,
                        input: .fileDescriptor(input, closeAfterSpawningProcess: true),
                        output: .string(limit: Self.longestAnswer), error: .discarded)
                    guard result.terminationStatus.isSuccess else {
                        throw failure("ended with \(result.terminationStatus)")
                    }
                    return result.standardOutput
                }
                group.addTask {
                    try await Task.sleep(for: deadline)
                    return nil
                }
                defer { group.cancelAll() }
                guard case .some(.some(let output)) = try await group.next() else {
                    throw failure("did not answer within \(deadline)")
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

    /// A group of its own, so that what it starts ends with it.
    private static let options = {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))]
        return options
    }()

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
