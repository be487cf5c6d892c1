@testable import reeve

/// `docs/configuration.md`, as the settings say.
enum ConfigurationPage {
    static var text: String {
        """
        # Configuration

        A setting is a flag, a variable of the environment, or a line of the file that `--config` or `REEVE_CONFIG` names.
        A flag counts before the environment, and the environment before the file. A variable that is empty is not set.

        ```yaml
        # /etc/reeve/config.yaml
        repo: https://git.example.com/platform/accounts.git
        git-password-file: /run/secrets/git-password
        listen: 0.0.0.0:8080
        webhook-secret-file: /run/secrets/webhook
        poll: 1m
        log-format: json
        ```

        One file serves all commands: each takes what it needs. What is no setting is refused, with its line. Secrets are not
        written into it: it names files that hold them, which may be replaced while the daemon runs (how, in a container:
        [deployment.md](deployment.md#what-to-give-it)). `reeve doctor` says what is in force and where it comes from, and
        tries it.

        What is left out is not set; an empty value is refused. Paths count from the folder in which `reeve` was started. A
        file that says nothing sets nothing.

        A length of time is a number and a unit, `500ms`, `30s`, `5m`, `1h`, `7d`, or a number of seconds.

        | setting | flag | variable | in the file | default | |
        |---|---|---|---|---|---|

        """ + Settings.keys.map(row).joined() + """

            `git-password`, `git-password-file` and `git-credential-helper` say the same in different ways: one of them is
            set. Where the environment has one, the file's does not count. So it is with `webhook-secret` and
            `webhook-secret-file`.

            ## What is set as every tool has it

            | variable | |
            |---|---|
            | `https_proxy`, `http_proxy`, `all_proxy`, `no_proxy` | the proxy of Git and of AWS, as `curl` reads them |
            | `SSH_AUTH_SOCK` | the agent that is asked for Git's SSH key, and for an approver's |
            | `AWS_PROFILE`, `AWS_ENDPOINT_URL`, `AWS_REGION` and their like | [aws-credentials.md](aws-credentials.md) |
            | `NO_COLOR`, `COLUMNS`, `TERM` | how the terminal is written to |
            | `XDG_CACHE_HOME`, `HOME` | where the mirrors and the user's keys are |

            How an output is written (`--format`), and what is asked of one command alone, are options of that command.

            """
    }

    private static func row(_ key: SettingKey) -> String {
        let flag = key.hasFlag ? "`--\(key.name)`" : ""
        return "| `\(key.name)` | \(flag) | `\(key.variable)` | \(key.isInFile ? "yes" : "") | \(standard(key)) | "
            + "\(key.about) |\n"
    }

    private static func standard(_ key: SettingKey) -> String {
        key.standard.contains(" ") || ["none", "nowhere"].contains(key.standard) ? key.standard : "`\(key.standard)`"
    }
}
