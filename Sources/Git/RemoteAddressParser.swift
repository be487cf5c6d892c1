internal import Foundation

/// Reads the text of a remote's address.
enum RemoteAddressParser {
    static func parse(
        _ text: String
    ) throws(GitError) -> (RemoteAddress.Location, GitCredentials?) {
        guard !text.isEmpty, !text.utf8.contains(where: { $0 < 32 || $0 == 127 }) else {
            throw error(.invalidInput, "a remote's address is neither empty nor holds control characters")
        }
        guard let end = text.firstRange(of: "://") else { return (.path(try localPath(text)), nil) }
        switch text[..<end.lowerBound].lowercased() {
        case "file": return (.path(try path(ofFileURL: text[end.upperBound...], text)), nil)
        case "http", "https": return try url(text)
        case let scheme:
            throw error(.unsupported, "cannot talk '\(scheme)' to '\(text)'; use https://, http:// or a path")
        }
    }

    private static func localPath(_ text: String) throws(GitError) -> String {
        // As Git decides it: a colon before the first slash makes it `host:path`.
        if let colon = text.firstIndex(of: ":"), !text[..<colon].contains("/") {
            throw error(.unsupported, "cannot talk SSH to '\(text)'; use https://, http:// or a path")
        }
        return absolute(text)
    }

    private static func path(ofFileURL rest: Substring, _ text: String) throws(GitError) -> String {
        let host = rest.prefix { $0 != "/" }
        guard host.isEmpty || host == "localhost",
            let path = String(rest.dropFirst(host.count)).removingPercentEncoding,
            !path.isEmpty
        else { throw error(.invalidInput, "'\(text)' names no path on this machine") }
        return absolute(path)
    }

    private static func url(_ text: String) throws(GitError) -> (RemoteAddress.Location, GitCredentials?) {
        guard var parts = URLComponents(string: text), parts.host?.isEmpty == false else {
            throw error(.invalidInput, "'\(text)' is not a URL")
        }
        guard parts.query == nil, parts.fragment == nil else {
            throw error(.invalidInput, "'\(parts.path)': the URL of a repository has no query and no fragment")
        }
        let credentials = parts.user.map { GitCredentials(username: $0, password: parts.password ?? "") }
        parts.user = nil
        parts.password = nil
        guard let url = parts.string else { throw error(.invalidInput, "'\(text)' is not a URL") }
        return (.url(url), credentials)
    }

    private static func absolute(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }

    private static func error(_ code: GitError.Code, _ message: String) -> GitError {
        GitError(code, message, operation: "parse address")
    }
}
