internal import Foundation

/// Where the credentials for a Git server over HTTP come from.
public enum GitCredentialsSource: Sendable, Hashable {
    case given(GitCredentials)
    /// A file that holds the password or token, and nothing else. It is read for each fetch and push, so that
    /// another token takes effect at once.
    case file(username: String, path: String)
    /// A program that speaks the protocol of Git's credential helpers (gitcredentials(7)), and its arguments.
    case helper([String])
}

extension GitCredentialsSource {
    private static let longestFile = 64 << 10

    /// - Parameter path: The file.
    /// - Throws: `local` if it cannot be read, or holds nothing.
    static func read(username: String, path: String) throws(GitError) -> GitCredentials {
        guard let file = FileHandle(forReadingAtPath: path),
            let bytes = try? file.read(upToCount: longestFile), let text = String(bytes: bytes, encoding: .utf8)
        else {
            throw GitError(.local, "the file with the Git password, '\(path)', cannot be read", operation: "read")
        }
        let password = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !password.isEmpty else {
            throw GitError(.local, "the file with the Git password, '\(path)', is empty", operation: "read")
        }
        return GitCredentials(username: username, password: password)
    }
}
