import FoundationEssentials
import Git
import Planning

/// How the repository is reached, as the environment and the configuration file say.
enum RepositoryAccess {
    /// - Throws: If two settings contradict each other.
    static func access(
        to remote: RemoteAddress, _ configuration: Configuration
    ) throws(Diagnostic) -> RemoteAccess {
        let environment = configuration.environment
        let home = environment["HOME"] ?? "/root"
        return RemoteAccess(
            credentials: try credentials(configuration), caFile: try configuration.value(Settings.gitCAFile),
            proxy: proxy(for: remote) { environment[$0] },
            ssh: SSHAccess(
                keyFile: try configuration.value(Settings.gitSSHKeyFile), agentSocket: environment["SSH_AUTH_SOCK"],
                knownHostsFile: try configuration.value(Settings.gitKnownHostsFile) ?? home + "/.ssh/known_hosts"),
            learn: { Secrets.learn(username: $0, password: $1, from: .git) })
    }

    private static func credentials(_ configuration: Configuration) throws(Diagnostic) -> GitCredentialsSource? {
        // Most forges take any user name with a token.
        let username = try configuration.value(Settings.gitUsername) ?? "reeve"
        let keys = [Settings.gitPassword, Settings.gitPasswordFile, Settings.gitCredentialHelper].map(\.key)
        guard let key = try configuration.choice(of: keys), let text = configuration.text(key)?.value else {
            return nil
        }
        return switch key {
        case Settings.gitPasswordFile.key: .file(username: username, path: text)
        case Settings.gitCredentialHelper.key: .helper(text.split(separator: " ").map(String.init))
        default: .given(GitCredentials(username: username, password: password(text)))
        }
    }

    /// What a variable means that holds the password: what made it of a file has often left that one's last newline.
    static func password(_ text: String) -> String {
        var text = text
        while text.last?.isNewline == true { text.removeLast() }
        return text
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
