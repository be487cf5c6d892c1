/// About what files ask for, held against the organization.
extension Explanation {
    static let unknownOU = Explanation(
        title: "Unknown organizational unit",
        cause: """
            The folder, `ou` or `moveTo` names a unit that the organization does not have, or has twice. Reeve does \
            not create units.
            """,
        example: .init(
            "yaml",
            """
            # accounts/root.yaml
            ou: Workloads/Prdo
            """),
        wayOut: "Correct the name, or create the unit in AWS Organizations.")

    static let accountNotFound = Explanation(
        title: "No such account",
        cause: "`accountId` names an account that is not in the organization.",
        example: .init("yaml", "accountId: \"000000000000\""),
        wayOut: "Correct the ID, or remove it to have an account created.")

    static let foreignOwner = Explanation(
        title: "The account has another owner",
        cause: "It carries the `reeve:owner` tag of another repository. Reeve never touches such an account.",
        example: .init("text", "reeve:owner = other-platform"),
        wayOut: "Remove the file, or have the other owner unmanage the account.")

    static let accountNotActive = Explanation(
        title: "The account is not active",
        cause: "The account is suspended, being closed, or closed.",
        example: .init("yaml", "accountId: \"111111111111\"   # which AWS shows as SUSPENDED"),
        wayOut: """
            Say `state: closed`, or remove the file. AWS Support reopens an account within 90 days of its closing.
            """)

    static let protectedAccount = Explanation(
        title: "The account is protected",
        cause: "It is the management account, or stands in `protected`: it is never moved, unmanaged or closed.",
        example: .init(
            "yaml",
            """
            # reeve.yaml
            protected: [log-archive]
            # accounts/Security/log-archive.yaml
            state: closed
            """),
        wayOut: "Undo the change, or take the account off `protected` in an earlier commit.")

    static let identityConflict = Explanation(
        title: "Two files for one account",
        cause: "The file's `accountId` or e-mail belongs to an account that another file has.",
        example: .init(
            "yaml",
            """
            # accounts/Sandbox/a.yaml, and accounts/Sandbox/b.yaml has this account's e-mail address
            accountId: "111111111111"
            """),
        wayOut: "Remove one of the files.")

    static let tagsUnread = Explanation(
        title: "Tags were not read",
        cause: """
            The account matches, but its tags were not read, so its owner is not known. What was not read is never \
            taken for empty.
            """,
        example: .init("text", "AccessDeniedException: ListTagsForResource"),
        wayOut: "Allow `organizations:ListTagsForResource`; otherwise the next full observation reads them.")

    static let duplicateOwnerTag = Explanation(
        title: "Two accounts carry one key",
        cause: "More than one account has this value of the tag `reeve:account`.",
        example: .init(
            "text",
            """
            111111111111  reeve:account = payments
            222222222222  reeve:account = payments
            """),
        wayOut: "Take the tag off the wrong one.")

    static let ownershipUnreadable = Explanation(
        title: "Ownership cannot be read",
        cause: """
            The status branch knows accounts of this owner, and AWS shows none with its tags. Rather than create \
            them all again, nothing is written.
            """,
        example: .init("yaml", "owner: acme-platfrom   # was acme-platform"),
        wayOut: """
            Check the permissions for `tag:GetResources` and `organizations:ListTagsForResource`, and that `owner` \
            is unchanged.
            """)
}
