internal import Foundation

/// Reads the text of a remote's address.
enum RemoteAddressParser {
    static func parse(
        _ text: String
    ) throws(GitError) -> (RemoteAddress.Location, GitCredentials?) {
        guard !text.isEmpty, !text.utf8.contains(where: { $0 < 32 || $0 == 127 }) else {
            throw error(.invalidInput, "a remote's address is neither empty nor holds control characters")
        }
        guard let end = text.firstRange(of: "://") else {
            // As Git decides it: a colon before the first slash makes it `host:path`.
            if let colon = text.firstIndex(of: ":"), !text[..<colon].contains("/") {
                return (.ssh(try shortSSH(text[..<colon], path: text[text.index(after: colon)...])), nil)
            }
            return (.path(absolute(text)), nil)
        }
        switch text[..<end.lowerBound].lowercased() {
        case "file": return (.path(try path(ofFileURL: text[end.upperBound...], text)), nil)
        case "http", "https": return try url(text)
        case "ssh", "git+ssh", "ssh+git": return (.ssh(try ssh(text)), nil)
        case let scheme:
            throw error(.unsupported, "cannot talk '\(scheme)' to '\(text)'; use https://, ssh:// or a path")
        }
    }

    /// `user@host:path`, where the path is relative to the user's home on the server.
    private static func shortSSH(_ address: Substring, path: Substring) throws(GitError) -> SSHLocation {
        var host = address
        var user: String?
        if let at = address.lastIndex(of: "@") {
            user = String(address[..<at])
            host = address[address.index(after: at)...]
        }
        return try checked(SSHLocation(user: user, host: String(host), path: String(path)))
    }

    private static func ssh(_ text: String) throws(GitError) -> SSHLocation {
        guard let parts = URLComponents(string: text), let host = parts.host, parts.query == nil, parts.fragment == nil
        else { throw error(.invalidInput, "'\(text)' is not a URL") }
        guard parts.password == nil else {
            throw error(.invalidInput, "'\(text)' holds a password, and SSH takes keys alone")
        }
        // `/~user` is the home of a user on the server (gitprotocol-common(5), git-clone(1)).
        let path = parts.path.hasPrefix("/~") ? String(parts.path.dropFirst()) : parts.path
        return try checked(
            SSHLocation(
                user: parts.user, host: host.trimmingCharacters(in: ["[", "]"]), port: parts.port, path: path))
    }

    /// What begins with a dash would be an option to `ssh`, or to the program on the server.
    private static func checked(_ location: SSHLocation) throws(GitError) -> SSHLocation {
        guard !location.host.isEmpty, !["", "/"].contains(location.path), location.user != "" else {
            throw error(.invalidInput, "'\(location)' names no repository")
        }
        guard ![location.host, location.path, location.user ?? ""].contains(where: { $0.hasPrefix("-") }) else {
            throw error(.invalidInput, "'\(location)': no part of an address begins with a dash")
        }
        return location
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
