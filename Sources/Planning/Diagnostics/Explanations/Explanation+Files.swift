/// About one file.
extension Explanation {
    static let yamlSyntax = Explanation(
        title: "The file is not YAML",
        cause: """
            A quote or bracket is not closed, or the indentation is wrong. The place is where the parser gave up; \
            the cause may stand on the line before.
            """,
        example: .init("yaml", "name: [Payments"),
        wayOut: "Close what is open, and indent with spaces.")

    static let notUTF8 = Explanation(
        title: "The file is not UTF-8",
        cause: "The file was saved in another encoding.",
        example: .init("yaml", "name: Zahlungen für …  # in Latin-1"),
        wayOut: "Save it as UTF-8.")

    static let fileTooLarge = Explanation(
        title: "The file is too large",
        cause: "A file may have 64 KiB. An account file is a page of text.",
        example: .init("text", "accounts/Sandbox/a.yaml: 70000 bytes"),
        wayOut: "Move what does not belong there elsewhere.")

    static let unknownKey = Explanation(
        title: "Unknown key",
        cause: "A key that the format does not have, most often mistyped.",
        example: .init("yaml", "emial: aws+payments@example.com"),
        wayOut: "Use the key that the hint names, or remove it.")

    static let duplicateKey = Explanation(
        title: "Duplicate key",
        cause: "A key stands twice in one map. Which one is meant cannot be known.",
        example: .init("yaml", "tags: {team: a, team: b}"),
        wayOut: "Remove one.")

    static let yamlFeatureRefused = Explanation(
        title: "A feature of YAML that is not taken",
        cause: """
            Anchors, aliases, tags, several documents, keys that are no words, nesting more than 32 deep. They make \
            a file say something else than it shows.
            """,
        example: .init("yaml", "tags: *defaults"),
        wayOut: "Write the value out. What several accounts share belongs in `_defaults.yaml`.")

    static let wrongType = Explanation(
        title: "Wrong type",
        cause: "A list where a map is expected, or the like; or a field without a value.",
        example: .init("yaml", "tags: [team]"),
        wayOut: "Write it as the reference shows it; `\"\"` is the empty text.")

    static let missingField = Explanation(
        title: "A field is missing",
        cause: "`name` and `email` are required in an account file, `version` in `reeve.yaml`.",
        example: .init("yaml", "name: Payments"),
        wayOut: "Add it.")

    static let invalidValue = Explanation(
        title: "A value that cannot be",
        cause: "The value breaks a rule of AWS or of the format; the message says which.",
        example: .init("yaml", "email: nobody"),
        wayOut: "Change it as the message says.")

    static let notYetApplied = Explanation(
        title: "Not applied yet",
        cause: """
            A field that this version or this provider cannot apply: `contacts`, `access`, `policies`, `sso`, \
            `customizations`, `custom`, a changed e-mail, `provider: controlTower`. It is never ignored: nothing is \
            done for an account whose file asks for more than Reeve can do.
            """,
        example: .init("yaml", "policies: [deny-root]"),
        wayOut: "Remove it.")

    static let invalidFileName = Explanation(
        title: "The file's name is no key",
        cause: "An account file is named `<key>.yaml`: 1 to 63 of `a-z`, `0-9` and `-`, not beginning with `-`.",
        example: .init("yaml", "accounts/Sandbox/My Account.yaml"),
        wayOut: "Rename the file.")

    static let misplacedOU = Explanation(
        title: "The organizational unit is in the wrong place",
        cause: """
            A file directly in `accounts/` says `ou:`; elsewhere the folder is the unit, and `ou:` is refused.
            """,
        example: .init(
            "yaml",
            """
            # accounts/Sandbox/a.yaml
            ou: Sandbox
            """),
        wayOut: "Remove `ou`, or move the file.")

    static let duplicateAccountKey = Explanation(
        title: "Two files have one key",
        cause: """
            The key is the file's name without `.yaml`, and unique in the repository, whatever the folder. Neither \
            file is applied.
            """,
        example: .init(
            "text",
            """
            accounts/Sandbox/payments.yaml
            accounts/Workloads/Prod/payments.yaml
            """),
        wayOut: "Rename one of them.")

    static let duplicateEmail = Explanation(
        title: "Two files have one e-mail address",
        cause: "AWS keeps addresses unique without regard to case. None of the files is applied.",
        example: .init(
            "yaml",
            """
            # accounts/Sandbox/a.yaml
            email: aws+team@example.com
            # accounts/Sandbox/b.yaml
            email: AWS+team@example.com
            """),
        wayOut: "Give each account its own address.")

    static let duplicateAccountID = Explanation(
        title: "Two files claim one account",
        cause: "Two files name the same `accountId`. None of them is applied.",
        example: .init(
            "yaml",
            """
            # accounts/Sandbox/a.yaml and accounts/Sandbox/b.yaml
            accountId: "111111111111"
            """),
        wayOut: "Remove it from all but one.")

    static let unreadableDefaults = Explanation(
        title: "The defaults cannot be read",
        cause: """
            The account takes values from a `_defaults.yaml` that has an error of its own. All accounts below that \
            folder are left alone. A plan says so of each of them; `reeve validate` names the defaults alone.
            """,
        example: .init(
            "yaml",
            """
            # accounts/Workloads/_defaults.yaml, above accounts/Workloads/Prod/payments.yaml
            tags: [team]
            """),
        wayOut: "Mend the `_defaults.yaml`.")

    static let notAFile = Explanation(
        title: "Not a file",
        cause: "A symbolic link, a submodule or an entry with an invalid name stands where a file is expected.",
        example: .init("text", "accounts/Sandbox/a.yaml -> ../shared/a.yaml"),
        wayOut: "Commit a regular file.")

    static let tooDeepFolder = Explanation(
        title: "Folders too deep",
        cause: "Folders are organizational units, and AWS nests units five deep below the root.",
        example: .init("text", "accounts/A/B/C/D/E/F/payments.yaml"),
        wayOut: "Move the file up.")

    static let lookalikeName = Explanation(
        title: "Two names that other machines take for one",
        cause: """
            Two files or folders differ only by case or by Unicode's form. On macOS and Windows both are one name, and \
            a commit made there would move or merge accounts. All accounts below either are left alone.
            """,
        example: .init(
            "text",
            """
            accounts/Prod/payments.yaml
            accounts/prod/search.yaml
            """),
        wayOut: "Rename one.")

    static let unknownCustomization = Explanation(
        title: "Unknown customization",
        cause: "`customizations` names a bundle that has no folder below `customizations/`.",
        example: .init("yaml", "customizations: [basline]"),
        wayOut: "Use the name that the hint gives, or add the folder.")

    static let foreignFormat = Explanation(
        title: "A file of another tool",
        cause: """
            The file is not one of Reeve's: it has the words of another tool's format. It is said once, in place of \
            all that is wrong with it as an account file. Its account is quarantined.
            """,
        example: .init(
            "hcl",
            """
            module "sandbox" {
              source                   = "./modules/aft-account-request"
              control_tower_parameters = { AccountName = "Sandbox", AccountEmail = "aws+sandbox@example.com" }
            }
            """),
        wayOut: """
            Write a file for each account. [coming-from.md](coming-from.md) says what the fields of Account Factory \
            for Terraform, Landing Zone Accelerator, OrgFormation and others are called here.
            """)
}
