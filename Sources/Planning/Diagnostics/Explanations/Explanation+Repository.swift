/// About the repository as a whole.
extension Explanation {
    static let policyMissing = Explanation(
        title: "`reeve.yaml` is missing",
        cause: "Without a policy nothing is written. The file is read from the watched branch alone.",
        example: .init(
            "console",
            """
            $ reeve validate accounts     # one folder too deep
            error[RV2001]: the repository has no 'reeve.yaml'
            """),
        wayOut: "Add it; `reeve init` writes one.")

    static let policyInvalid = Explanation(
        title: "`reeve.yaml` cannot be used",
        cause: "The policy on the watched branch cannot be read as a whole.",
        example: .init(
            "console",
            """
            $ reeve plan
            error[RV2002]: the files cannot be read
            """),
        wayOut: "Run `reeve validate` and mend what it names.")

    static let ownerMissing = Explanation(
        title: "No owner",
        cause: """
            `owner` marks the accounts of this repository. It has no default, so that two repositories never take \
            each other's accounts for their own.
            """,
        example: .init("yaml", "version: 1"),
        wayOut: "Add `owner: <name>`.")

    static let accountsMissing = Explanation(
        title: "`accounts/` is missing",
        cause: "A folder that is gone would make every account seem removed. It is taken for a mistake.",
        example: .init("console", "$ git mv accounts Accounts"),
        wayOut: "Restore it.")

    static let accountsEmpty = Explanation(
        title: "`accounts/` is empty",
        cause: "No account file at all would make every account seem removed. It is taken for a mistake.",
        example: .init("console", "$ git rm -r accounts/*/"),
        wayOut: "Restore the files.")

    static let otherOrganization = Explanation(
        title: "Another organization",
        cause: "The credentials reach another organization than `organization` in `reeve.yaml`.",
        example: .init("yaml", "organization: o-exampleorgid   # and the credentials are those of o-otherorgid1"),
        wayOut: "Use the right credentials, or change the field.")

    static let historyRewritten = Explanation(
        title: "History was rewritten",
        cause: """
            The watched branch no longer contains the commit that was last applied: someone force-pushed, or the \
            repository is another one. Or `reeve plan` was asked about a branch that is behind the watched one.
            """,
        example: .init("console", "$ git reset --hard HEAD~3 && git push --force"),
        wayOut: """
            Put the commit back. Or accept that it is gone: an approver runs `reeve acknowledge <commit>`, or the branch \
            says `acknowledged: [<commit>]` in `reeve.yaml`, or contains it again by `git merge -s ours <commit>`. Merge \
            the watched branch into one that is only behind.
            """)

    static let treeTooLarge = Explanation(
        title: "Too many files",
        cause: """
            `accounts/` holds more than 50,000 files or 5,000 folders, and what is not read to its end may hold any \
            account.
            """,
        example: .init(
            "console",
            """
            $ find accounts -type f | wc -l
            61204
            """),
        wayOut: "Keep what is no account file elsewhere.")

    static let ownerChanged = Explanation(
        title: "Another owner",
        cause: """
            `owner` in `reeve.yaml` is not the one under which accounts were managed. Under another name the accounts of \
            another repository would be this one's, and its own nobody's.
            """,
        example: .init("yaml", "owner: acme-payments"),
        wayOut: """
            Put the old owner back. To give the repository another one for good, have somebody who may push to the \
            status branch remove `policy.json` there: the next pass trusts `reeve.yaml` as the first one did.
            """)
}
