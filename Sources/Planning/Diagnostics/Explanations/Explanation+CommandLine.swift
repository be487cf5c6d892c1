/// About approvals and the command line.
extension Explanation {
    static let planMoved = Explanation(
        title: "The plan has moved on",
        cause: "`--plan` names another plan than the one made now.",
        example: .init("console", "$ reeve apply --plan 4f1c09ab12de     # and main has moved since"),
        wayOut: """
            Look at the plan that was printed, and apply that one if it is right. If effects were added while a plan \
            was being applied, what was agreed to has been begun; the rest is a plan of its own.
            """)

    static let planUnknown = Explanation(
        title: "No such plan, or nothing to approve",
        cause: "The status branch does not have this plan, or nothing in it waits.",
        example: .init("console", "$ reeve approve 000000000000"),
        wayOut: "`README.md` on the status branch links the plan that waits.")

    static let notAnApprover = Explanation(
        title: "Not an approver",
        cause: "The key belongs to nobody in `approvers` of `reeve.yaml` on the watched branch.",
        example: .init("console", "$ reeve approve 4f1c09ab12de --key ~/.ssh/somebody_else"),
        wayOut: "Use an approver's key, or have it added.")

    static let signingFailed = Explanation(
        title: "Signing failed",
        cause: "`ssh-keygen` is missing, or could not use the key.",
        example: .init("console", "$ reeve approve 4f1c09ab12de --key ~/.ssh/missing"),
        wayOut: "Install OpenSSH's client, and name your key with `--key`.")

    static let badArgument = Explanation(
        title: "An argument or setting that cannot be",
        cause: "The message says which.",
        example: .init("console", "$ reeve approve 4f1c09ab12de --account \"My Account\""),
        wayOut: "Correct it.")

    static let localFile = Explanation(
        title: "A file on this machine",
        cause: "It cannot be read or written, or is there already.",
        example: .init("console", "$ reeve validate /nowhere"),
        wayOut: "Check the path and its permissions.")

    static let approvalUnknown = Explanation(
        title: "No such approval",
        cause: "No approval with a good signature, of an approver in force, begins so and has not ended.",
        example: .init("console", "$ reeve approve 000000000000 --revoke"),
        wayOut: "`reeve approve --list` shows the approvals that can be taken back.")

    static let cannotListen = Explanation(
        title: "The port cannot be opened",
        cause: "Another process listens on the address of `--listen`, it is not this machine's, or the user may not.",
        example: .init("console", "$ reeve daemon --listen 203.0.113.1:8080"),
        wayOut: "Name an address of this machine and a free port; 0 takes one, which the log names.")

    static let webhookSecretUnusable = Explanation(
        title: "A webhook secret that cannot be used",
        cause: "The file cannot be read, or what it holds is empty, too short to be safe, or no text.",
        example: .init("console", "$ reeve daemon --listen 0.0.0.0:8080 --webhook-secret-file /dev/null"),
        wayOut: """
            Write at least 16 characters, such as `openssl rand -hex 32` makes, into the file, and give the forge the \
            same. Several lines are several secrets.
            """)

    static let configurationInvalid = Explanation(
        title: "A setting in the configuration file that cannot be",
        cause: "The file that `--config` or `REEVE_CONFIG` names gives a setting a value that it cannot have.",
        example: .init("yaml", "poll: soon"),
        wayOut: "Write a value as `docs/configuration.md` has it. `reeve doctor` says what is in force, and from where."
    )
}
