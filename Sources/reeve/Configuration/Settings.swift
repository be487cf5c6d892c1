import ArgumentParser
import Dashboard
import Git
import Logging

/// Every setting there is, once: the options, the readers of the environment and of the file, `reeve doctor` and
/// `docs/configuration.md` go by this.
///
/// What is one command's question, such as how a plan is printed, is an option of that command and no setting. AWS and
/// proxies are set as every tool has it.
enum Settings {
    static let config = Setting<String>(
        SettingKey("config", isInFile: false, standard: "none", "A YAML file of settings."))

    // The repository.
    static let repo = StandardSetting<String>("repo", ".", "The repository: a path or a URL.")
    static let branch = StandardSetting<String>("branch", "main", "The watched branch.")
    static let dataDir = Setting<String>(
        SettingKey(
            "data-dir", standard: "a folder below ~/.cache/reeve", "The folder in which the repository is mirrored."))
    static let gitDeadline = StandardSetting<Duration>(
        "git-deadline", .seconds(60), "How long one fetch or push may take.")
    static let gitStall = StandardSetting<Duration>(
        "git-stall", .seconds(30), "A fetch or push ends when less than 1,000 bytes a second come for so long.")
    static let gitFetchLimit = StandardSetting<ByteCount>(
        "git-fetch-limit", ByteCount(bytes: GitLimits().maxFetchBytes),
        "How much one fetch may bring. A first one brings all of the repository, as it is packed.")
    static let gitMemory = StandardSetting<ByteCount>(
        "git-memory", ByteCount(bytes: GitLimits().memoryBytes),
        "The memory of the process that fetches and pushes. A container needs twice as much for all of Reeve.")
    static let gitUsername = Setting<String>(
        SettingKey(
            "git-username", hasFlag: false, standard: "reeve",
            "The user name over HTTP. Most forges take any with a token."))
    static let gitPassword = Setting<String>(
        SettingKey(
            "git-password", hasFlag: false, isInFile: false, standard: "none", "The password or token itself."))
    static let gitPasswordFile = Setting<String>(
        SettingKey(
            "git-password-file", hasFlag: false, standard: "none",
            """
            A file that holds the password or token and nothing else. It is read for each fetch and push, so that \
            another one takes effect at once.
            """))
    static let gitCredentialHelper = Setting<String>(
        SettingKey(
            "git-credential-helper", hasFlag: false, standard: "none",
            """
            A program that speaks the protocol of Git's credential helpers, and its arguments, parted by blanks. What \
            it answers is kept until a minute before `password_expiry_utc`, or for five minutes; what the server \
            refuses it is told to `erase`.
            """))
    static let gitCAFile = Setting<String>(
        SettingKey(
            "git-ca-file", hasFlag: false, variable: "GIT_SSL_CAINFO", standard: "the machine's authorities",
            "A PEM file of the authorities to trust instead of the machine's."))
    static let gitSSHKeyFile = Setting<String>(
        SettingKey(
            "git-ssh-key-file", hasFlag: false, standard: "the agent at SSH_AUTH_SOCK",
            "A private key without a passphrase."))
    static let gitKnownHostsFile = Setting<String>(
        SettingKey(
            "git-known-hosts-file", hasFlag: false, standard: "~/.ssh/known_hosts",
            "The servers' keys. A server that is not in it is not spoken to, and no key is learnt."))

    // A pass, and the loop.
    static let leaseTTL = StandardSetting<Duration>(
        "lease-ttl", .seconds(60), "How long the lease holds without renewal.")
    static let shutdownDeadline = StandardSetting<Duration>(
        "shutdown-deadline", .seconds(20),
        "How long ending may take after SIGTERM or SIGINT; a second one ends it at once.")
    static let poll = StandardSetting<Duration>("poll", .seconds(30), "The time between two looks at the repository.")
    static let resync = StandardSetting<Duration>(
        "resync", .seconds(600), "The time between two observations of the whole organization.")
    static let completionInterval = Setting<Duration>(
        SettingKey(
            "completion-interval", standard: "10s; 5s for apply",
            "How long to wait before looking again at what AWS works on."))

    // The port.
    static let listen = Setting<DashboardAddress>(
        SettingKey("listen", standard: "nowhere", "Where to serve /healthz, /readyz, /metrics and webhooks: HOST:PORT.")
    ) { text in
        guard let address = DashboardAddress(text) else {
            throw ValidationError("it is HOST:PORT, such as 127.0.0.1:8080 or [::]:8080")
        }
        return address
    }
    static let webhookSecret = Setting<String>(
        SettingKey(
            "webhook-secret", hasFlag: false, isInFile: false, standard: "none", "The secret of the webhooks itself."))
    static let webhookSecretFile = Setting<String>(
        SettingKey(
            "webhook-secret-file", standard: "none",
            "A file with the secret of the webhooks; it is read again when it changes."))

    // The log.
    static let logFormat = StandardSetting<LogFormat>(
        "log-format", .text, "How a line of the log is written, on standard error.")
    static let logLevel = StandardSetting<Logger.Level>(
        "log-level", .info, "What is logged: this and what weighs more.")

    /// In the order in which the page has them.
    static let all: [SettingCheck] = [
        SettingCheck(config), SettingCheck(repo), SettingCheck(branch), SettingCheck(dataDir),
        SettingCheck(gitDeadline), SettingCheck(gitStall), SettingCheck(gitFetchLimit), SettingCheck(gitMemory),
        SettingCheck(gitUsername), SettingCheck(gitPassword),
        SettingCheck(gitPasswordFile), SettingCheck(gitCredentialHelper), SettingCheck(gitCAFile),
        SettingCheck(gitSSHKeyFile), SettingCheck(gitKnownHostsFile), SettingCheck(leaseTTL),
        SettingCheck(shutdownDeadline), SettingCheck(poll), SettingCheck(resync), SettingCheck(completionInterval),
        SettingCheck(listen), SettingCheck(webhookSecret), SettingCheck(webhookSecretFile), SettingCheck(logFormat),
        SettingCheck(logLevel),
    ]

    static let keys = all.map(\.key)

    /// Those of which one is set: they say the same in different ways.
    static let choices = [
        [gitPassword.key, gitPasswordFile.key, gitCredentialHelper.key], [webhookSecret.key, webhookSecretFile.key],
    ]
}
