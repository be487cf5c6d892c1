internal import Foundation
internal import Subprocess
internal import SystemPackage

/// A program that prints credentials: `credential_process`, run without a shell ("Process credential provider" in the
/// reference guide of the AWS SDKs and Tools).
struct CredentialProcess: Sendable {
    /// A minute and 64 KB, as the SDKs for Go and Java have it.
    static let deadline = Duration.seconds(60)
    private static let longestOutput = 64_000

    let profile: String
    private let words: [String]
    private let deadline: Duration

    init(_ command: String, profile: String, deadline: Duration = deadline) throws(AWSConfigurationError) {
        guard let words = ShellWords.split(command), !words.isEmpty else {
            throw AWSConfigurationError(
                .badSetting, "'credential_process' of profile '\(profile)' is no command line",
                hint: "close its quotes")
        }
        self.words = words
        self.profile = profile
        self.deadline = deadline
    }

    func obtain() async throws(AWSConfigurationError) -> ObtainedCredentials {
        let document = try CredentialDocument(await output(), from: name)
        guard document.Version == 1 else { throw CredentialDocument.unusable(name, "is not of Version 1") }
        return try document.credentials(from: name)
    }

    private var name: String { "the credential_process of profile '\(profile)'" }

    private enum Event: Sendable {
        case ended(isSuccess: Bool, status: String, output: String, error: String)
        case deadlinePassed
    }

    private func output() async throws(AWSConfigurationError) -> Data {
        let event: Event
        do {
            // Leaving the group cancels the other task: the process and what it started are killed by then.
            event = try await withThrowingTaskGroup(of: Event.self) { group in
                group.addTask { try await run() }
                group.addTask {
                    try await Task.sleep(for: deadline)
                    return .deadlinePassed
                }
                defer { group.cancelAll() }
                return try await group.next() ?? .deadlinePassed
            }
        } catch {
            throw unavailable("could not be run, or said more than \(Self.longestOutput) bytes")
        }
        guard case .ended(let isSuccess, let status, let output, let error) = event else {
            throw unavailable("did not end within \(deadline)")
        }
        guard isSuccess else {
            let excerpt = Self.excerpt(error)
            throw unavailable("ended with \(status)" + (excerpt.isEmpty ? "" : ": \(excerpt)"))
        }
        return Data(output.utf8)
    }

    private func run() async throws -> Event {
        var options = PlatformOptions()
        // A group of its own, so that what it starts ends with it.
        options.processGroupID = 0
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))]
        let executable = words[0].contains("/") ? Executable.path(FilePath(words[0])) : .name(words[0])
        let result = try await Subprocess.run(
            executable, arguments: Arguments(Array(words.dropFirst())), platformOptions: options,
            output: .string(limit: Self.longestOutput), error: .string(limit: Self.longestOutput))
        return .ended(
            isSuccess: result.terminationStatus.isSuccess, status: "\(result.terminationStatus)",
            output: result.standardOutput, error: result.standardError)
    }

    /// The first line of what it said, without words that are long enough to be a part of a secret: an access key's
    /// identifier, the shortest of them, has 20 characters.
    static func excerpt(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) } ?? ""
        let words = line.split(whereSeparator: \.isWhitespace).map { word in
            word.split(omittingEmptySubsequences: false) { "\"'=:,;".contains($0) }.contains { $0.count >= 16 }
                ? "***" : String(word.filter { !$0.isNewline && $0.asciiValue ?? 32 >= 32 })
        }
        return String(words.joined(separator: " ").prefix(200))
    }

    private func unavailable(_ what: String) -> AWSConfigurationError {
        AWSConfigurationError(.unavailable, "\(name) \(what)", hint: "run it by hand to see what it says")
    }
}
