/// What `reeve init` writes.
enum StartingRepository {
    /// Where the schema of account files lies: in the repository, so that editors find it offline and in the
    /// version that its files were written for, and out of `accounts/`.
    static let schemaPath = ".reeve/account.schema.json"

    /// The schema that `reeve schema` prints; `nil` as long as there is none, and then no file is tied to one.
    static var schema: String? { nil }

    static func files(schema: String?) -> [String: String] {
        var files = [
            "reeve.yaml": policy, "accounts/_defaults.yaml": defaults,
            "accounts/Sandbox/example.yaml": account(modeline: schema.map { _ in modeline(depth: 2) }),
        ]
        files[schemaPath] = schema
        return files
    }

    /// The line that ties a file to the schema, for editors that use yaml-language-server. Its path is relative to
    /// the file (yaml-language-server's README, "Using inlined schema").
    ///
    /// - Parameter depth: How many folders stand above the file in the repository.
    static func modeline(depth: Int) -> String {
        "# yaml-language-server: $schema=" + String(repeating: "../", count: depth) + schemaPath
    }

    private static let policy = """
        version: 1
        # Marks the accounts of this repository; no two repositories of one organization may share it.
        owner: my-platform
        provider: organizations
        approval: {create: merge, adopt: merge, move: merge, update: merge, unmanage: explicit, close: explicit}
        # Who may approve what is explicit: their public SSH keys.
        # approvers:
        #   - {principal: grace@example.com, key: "ssh-ed25519 AAAA..."}

        """

    private static let defaults = """
        # Merged into every account of this folder and below.
        tags:
          managed-by: reeve

        """

    private static func account(modeline: String?) -> String {
        (modeline.map { $0 + "\n" } ?? "") + """
            # The folder is the organizational unit; the file's name is the account's key.
            name: Example
            email: aws+example@example.com
            tags:
              environment: sandbox

            """
    }
}
