import FoundationEssentials
import Git
import Planning

/// How the repository is reached, as the environment says.
enum RepositoryAccess {
    /// - Throws: If two settings contradict each other.
    static func access(
        to remote: RemoteAddress, environment: [String: String]
    ) throws(Diagnostic) -> RemoteAccess {
        let value = { (name: String) in environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        let home = value("HOME") ?? "/root"
        return RemoteAccess(
            credentials: try credentials(value), caFile: value("GIT_SSL_CAINFO"), proxy: proxy(for: remote, value),
            ssh: SSHAccess(
                keyFile: value("REEVE_GIT_SSH_KEY_FILE"), agentSocket: value("SSH_AUTH_SOCK"),
                knownHostsFile: value("REEVE_GIT_KNOWN_HOSTS_FILE") ?? home + "/.ssh/known_hosts"),
            learn: { Secrets.learn(username: $0, password: $1) })
    }

    private static func credentials(_ value: (String) -> String?) throws(Diagnostic) -> GitCredentialsSource? {
        // Most forges take any user name with a token.
        let username = value("REEVE_GIT_USERNAME") ?? "reeve"
        let given = ["REEVE_GIT_PASSWORD", "REEVE_GIT_PASSWORD_FILE", "REEVE_GIT_CREDENTIAL_HELPER"].filter {
            value($0) != nil
        }
        guard given.count <= 1 else {
            throw Diagnostic(
                .badArgument, "\(given.joined(separator: " and ")) are both set",
                hint: "say only once where the Git password comes from")
        }
        if let path = value("REEVE_GIT_PASSWORD_FILE") { return .file(username: username, path: path) }
        if let command = value("REEVE_GIT_CREDENTIAL_HELPER") {
            return .helper(command.split(separator: " ").map(String.init))
        }
        return value("REEVE_GIT_PASSWORD").map { .given(GitCredentials(username: username, password: $0)) }
    }

    /// As `curl` and `git` read it: for `http` the lower-case name alone counts, since a web server's `HTTP_PROXY` may
    /// be a header that a client sent (CVE-2016-5385).
    private static func proxy(for remote: RemoteAddress, _ value: (String) -> String?) -> Proxy? {
        let address = remote.description
        let names: [String] =
            if address.hasPrefix("https://") {
                ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
            } else if address.hasPrefix("http://") {
                ["http_proxy", "all_proxy", "ALL_PROXY"]
            } else {
                []
            }
        guard let url = names.lazy.compactMap(value).first else { return nil }
        return Proxy(url: url, exceptions: value("no_proxy") ?? value("NO_PROXY"))
    }
}
