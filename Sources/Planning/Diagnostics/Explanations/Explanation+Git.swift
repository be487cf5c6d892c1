/// About Git.
extension Explanation {
    static let repositoryUnreadable = Explanation(
        title: "The repository cannot be read",
        cause: "It is not there, not a Git repository, damaged, or cannot be reached.",
        example: .init("console", "$ reeve plan --repo /nowhere"),
        wayOut: "Check `--repo` and the network. A private certificate authority goes into `GIT_SSL_CAINFO`.")

    static let branchMissing = Explanation(
        title: "The branch is missing",
        cause: "A branch that is gone is never taken for an empty one.",
        example: .init("console", "$ reeve plan --branch mian"),
        wayOut: "Name the branch with `--branch`.")

    static let gitAuthentication = Explanation(
        title: "Git refused the credentials",
        cause: "They were tried once.",
        example: .init("console", "$ reeve plan --repo https://git.example.com/platform/accounts.git"),
        wayOut: """
            Over HTTP set `REEVE_GIT_USERNAME` and one of `REEVE_GIT_PASSWORD`, `REEVE_GIT_PASSWORD_FILE` and \
            `REEVE_GIT_CREDENTIAL_HELPER`; over SSH `REEVE_GIT_SSH_KEY_FILE`, or run an agent. docs/configuration.md has \
            a table.
            """)

    static let gitHostKey = Explanation(
        title: "The SSH server is not known",
        cause:
            "The key it shows is not in the file of known hosts, or another one is. Reeve never learns a key by itself.",
        example: .init(
            "text", "No ED25519 host key is known for git.example.com and you have requested strict checking."),
        wayOut: """
            Get the key with `ssh-keyscan git.example.com`, compare it with what the server's operator publishes, and \
            put it into the file that `REEVE_GIT_KNOWN_HOSTS_FILE` names.
            """)

    static let gitTimeout = Explanation(
        title: "Git did not answer in time",
        cause: "The process that fetched or pushed was ended at its deadline.",
        example: .init("console", "$ reeve plan --git-deadline 1"),
        wayOut: "Check the server, or raise `--git-deadline`.")

    static let pushRefused = Explanation(
        title: "The push was refused",
        cause: "A hook or a rule of the Git server refused it; the message has the server's words.",
        example: .init("text", "remote: error: GH006: Protected branch update failed for refs/heads/reeve/status."),
        wayOut: "Allow this user to push to `reeve/status` (the daemon) or `reeve/approvals` (approvers).")

    static let statusUnreadable = Explanation(
        title: "Status cannot be read",
        cause: "A file on the status branch, or a published observation, is not as Reeve writes it.",
        example: .init("json", "{\"format_version\": \"1.0\", \"accounts\": \"none\"}"),
        wayOut: "Only the daemon writes there: undo the commit that changed it.")

    static let leaseHeld = Explanation(
        title: "Another process writes",
        cause: "Another process holds the lease, or moved the branch first. This one writes nothing.",
        example: .init("console", "$ reeve apply     # while the daemon runs"),
        wayOut: """
            Stop the other one. A process that died leaves its lease behind for `--lease-ttl`; `reeve apply` waits \
            that long by itself, and the daemon tries again.
            """)
}
