/// What `reeve init` writes.
enum StartingRepository {
    static let files: [String: String] = [
        "reeve.yaml": """
        version: 1
        # Marks the accounts of this repository; no two repositories of one organization may share it.
        owner: my-platform
        provider: organizations
        approval: {create: merge, adopt: merge, move: merge, update: merge, unmanage: explicit, close: explicit}
        # Who may approve what is explicit: their public SSH keys.
        # approvers:
        #   - {principal: grace@example.com, key: "ssh-ed25519 AAAA..."}

        """,
        "accounts/_defaults.yaml": """
        # Merged into every account of this folder and below.
        tags:
          managed-by: reeve

        """,
        "accounts/Sandbox/example.yaml": """
        # The folder is the organizational unit; the file's name is the account's key.
        name: Example
        email: aws+example@example.com
        tags:
          environment: sandbox

        """,
    ]
}
