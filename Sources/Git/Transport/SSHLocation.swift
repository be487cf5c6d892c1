/// A repository behind SSH.
struct SSHLocation: Sendable, Hashable, Codable, CustomStringConvertible {
    var user: String?
    var host: String
    var port: Int?
    /// As the server is to take it: it may begin with `~`.
    var path: String

    var description: String {
        let address = host.contains(":") ? "[\(host)]" : host
        return "ssh://" + (user.map { $0 + "@" } ?? "") + address + (port.map { ":\($0)" } ?? "")
            + (path.hasPrefix("/") ? "" : "/") + path
    }

    /// What the server's shell is asked to run. The path is quoted as `git` does it, so that it is one word there,
    /// whatever it holds; it never begins with a dash, which would make it an option.
    func command(_ service: RemoteService) -> String {
        let quoted = path.map { "'!".contains($0) ? "'\\\($0)'" : String($0) }.joined()
        return "\(service.rawValue) '\(quoted)'"
    }
}
