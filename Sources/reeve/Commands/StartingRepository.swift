import Declarations

/// What `reeve init` writes.
enum StartingRepository {
    /// Where the schemas lie: in the repository, so that editors find them offline and in the version that its
    /// files were written for, and out of `accounts/`.
    static func schemaPath(_ kind: GrammarFile) -> String { ".reeve/\(kind.rawValue).schema.json" }

    /// Each file, by its path.
    static var files: [String: String] {
        var files: [String: String] = [:]
        for (path, kind, text) in [
            ("reeve.yaml", GrammarFile.policy, policy), ("accounts/_defaults.yaml", .defaults, defaults),
            ("accounts/Sandbox/example.yaml", .account, account),
        ] {
            files[path] = modeline(kind, for: path) + "\n" + text
            files[schemaPath(kind)] = JSONSchema(of: kind).text
        }
        return files
    }

    /// The line that ties a file to its schema, for editors that use yaml-language-server. Its path is relative to
    /// the file (yaml-language-server's README, "Using inlined schema").
    private static func modeline(_ kind: GrammarFile, for file: String) -> String {
        let folders = file.split(separator: "/").count - 1
        return "# yaml-language-server: $schema=" + String(repeating: "../", count: folders)
            + schemaPath(kind)
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

    private static let account = """
        # The folder is the organizational unit; the file's name is the account's key.
        name: Example
        email: aws+example@example.com
        tags:
          environment: sandbox

        """
}
