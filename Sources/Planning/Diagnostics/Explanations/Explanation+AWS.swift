/// About AWS.
extension Explanation {
    static let noCredentials = Explanation(
        title: "No AWS credentials",
        cause: """
            No source has any, or the settings of one cannot be used: a profile that is not there, a role without \
            a source, profiles whose sources go round in a circle, a sign-in that needs a person.
            """,
        example: .init("console", "$ env -u AWS_PROFILE reeve plan"),
        wayOut: """
            Set `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, or `AWS_PROFILE`; \
            [aws-credentials.md](aws-credentials.md) has every source.
            """)

    static let endpointUnreachable = Explanation(
        title: "AWS did not answer",
        cause: "The endpoint could not be reached, or its certificate is not trusted.",
        example: .init("console", "$ AWS_ENDPOINT_URL=http://127.0.0.1:1 reeve plan"),
        wayOut: "Check the network, `AWS_ENDPOINT_URL`, `AWS_REGION` and `AWS_CA_BUNDLE`.")

    static let accessDenied = Explanation(
        title: "AWS denies access",
        cause: "The credentials are good and may not do this. The hint names the permission.",
        example: .init("text", "AccessDeniedException: organizations:MoveAccount"),
        wayOut: """
            Allow it; [iam/full.json](iam/full.json) has the whole policy, [iam/observe.json](iam/observe.json) that \
            for reading alone.
            """)

    static let credentialsRejected = Explanation(
        title: "AWS does not take the credentials",
        cause: """
            The key is unknown, the secret is wrong, the token has expired, or this machine's clock is off by more \
            than five minutes.
            """,
        example: .init("text", "ExpiredTokenException: The security token included in the request is expired"),
        wayOut: "Renew the credentials, and check the clock.")

    static let requestRefused = Explanation(
        title: "AWS refused the request",
        cause: "The message has AWS's words.",
        example: .init("text", "ConstraintViolationException: ACCOUNT_NUMBER_LIMIT_EXCEEDED"),
        wayOut: "Do as they say.")

    static let unexpectedAnswer = Explanation(
        title: "An answer that cannot be read",
        cause: "Whatever answered did not answer as AWS does, or has something that this version does not know.",
        example: .init("console", "$ AWS_ENDPOINT_URL=https://example.com reeve plan"),
        wayOut: "Check `AWS_ENDPOINT_URL`.")

    static let organizationMissing = Explanation(
        title: "No organization",
        cause: "The credentials belong to an account that is in no organization.",
        example: .init("text", "AWSOrganizationsNotInUseException"),
        wayOut: "Use credentials of the organization's management account.")

    static let credentialsUnavailable = Explanation(
        title: "The credentials could not be had",
        cause: """
            Their source is set and gave none: a role could not be taken on, an endpoint did not answer, a process \
            failed, a token file cannot be read. As a warning it means that the old credentials stay in use.
            """,
        example: .init("text", "the credential_process of profile 'prod' ended with exited(1)"),
        wayOut: """
            Do as the hint says. It is tried again by itself, and at once on SIGHUP; \
            [aws-credentials.md](aws-credentials.md) says when.
            """)
}
