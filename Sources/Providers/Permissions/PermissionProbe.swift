import AWS

/// A request that tells whether a permission is there.
///
/// AWS looks at what the caller may do before it looks for what the request names. So a write names what cannot be: the
/// account 000000000000 is no account's number, and one that is in no organization is neither moved, tagged nor closed.
/// To be told that it was not found is to be allowed.
struct PermissionProbe: Sendable {
    let permission: Permission
    /// `nil` where no request is harmless.
    let ask: (@Sendable (AWSClient, Subjects) async throws -> Void)?
    /// What IAM is asked where `ask` does not tell: there is none, or a refusal may be of the account that it names, and
    /// not of the action. `nil` where it tells.
    var question: (@Sendable (Subjects) -> PolicySimulation.Question)?

    /// What the readings are of, and the questions.
    struct Subjects: Sendable {
        /// By its ARN.
        var caller: String
        var owner = "reeve"
        var organization = "o-0000000000"
        var managementAccount = PermissionProbe.nobody
        var root = "r-0000"

        /// Of the caller: `aws` but in China and the like.
        var partition: String {
            let parts = caller.split(separator: ":", maxSplits: 2)
            return parts.count == 3 ? String(parts[1]) : "aws"
        }

        /// The ARN of an account of the organization, as a service writes it ("Service Authorization Reference").
        func account(of service: String) -> String {
            "arn:\(partition):\(service)::\(managementAccount):account/\(organization)/\(PermissionProbe.nobody)"
        }
    }

    /// The account of nobody.
    private static let nobody = "000000000000"

    private init(
        _ action: String, _ use: Permission.Use,
        question: (@Sendable (Subjects) -> PolicySimulation.Question)? = nil,
        _ ask: (@Sendable (AWSClient, Subjects) async throws -> Void)?
    ) {
        permission = Permission(action: action, use: use)
        self.question = question
        self.ask = ask
    }

    /// What AWS says of what is not there. To move an account to where it is may be said to be done.
    private static let notFound: Set = [
        "AccountNotFoundException", "ChildNotFoundException", "CreateAccountStatusNotFoundException",
        "DestinationParentNotFoundException", "DuplicateAccountException", "ParentNotFoundException",
        "ResourceNotFoundException", "SourceParentNotFoundException", "TargetNotFoundException",
    ]

    static let all: [PermissionProbe] = [
        PermissionProbe("organizations:DescribeOrganization", .observe) { client, _ in
            _ = try await client.send(DescribeOrganization())
        },
        PermissionProbe("organizations:ListRoots", .observe) { client, _ in _ = try await client.send(ListRoots()) },
        PermissionProbe("organizations:ListOrganizationalUnitsForParent", .observe) { client, subjects in
            _ = try await client.send(ListOrganizationalUnitsForParent(parentId: subjects.root))
        },
        PermissionProbe("organizations:ListAccounts", .observe) { client, _ in
            _ = try await client.send(ListAccounts())
        },
        PermissionProbe("organizations:ListAccountsForParent", .observe) { client, subjects in
            _ = try await client.send(ListAccountsForParent(parentId: subjects.root))
        },
        PermissionProbe("organizations:DescribeAccount", .observe) { client, subjects in
            _ = try await client.send(DescribeAccount(accountId: subjects.managementAccount))
        },
        PermissionProbe("organizations:ListCreateAccountStatus", .observe) { client, _ in
            _ = try await client.send(ListCreateAccountStatus(states: ["IN_PROGRESS"]))
        },
        PermissionProbe("organizations:DescribeCreateAccountStatus", .observe) { client, _ in
            _ = try await client.send(DescribeCreateAccountStatus(createAccountRequestId: "car-00000000"))
        },
        PermissionProbe("organizations:ListTagsForResource", .observe) { client, subjects in
            _ = try await client.send(ListTagsForResource(resourceId: subjects.managementAccount))
        },
        PermissionProbe("tag:GetResources", .observe) { client, _ in
            _ = try await client.send(GetResources(resourceTypeFilters: ["organizations:account"]))
        },
        PermissionProbe("organizations:ListParents", .apply) { client, subjects in
            _ = try await client.send(ListParents(childId: subjects.managementAccount))
        },
        // An address that is none does not keep AWS from making an account (CreateAccount, in its API reference).
        PermissionProbe("organizations:CreateAccount", .apply, question: { _ in .init(resource: "*") }, nil),
        PermissionProbe("organizations:MoveAccount", .apply) { client, subjects in
            _ = try await client.send(
                MoveAccount(
                    accountId: nobody, sourceParentId: subjects.root, destinationParentId: subjects.root))
        },
        PermissionProbe("organizations:TagResource", .apply) { client, _ in
            _ = try await client.send(
                TagResource(resourceId: nobody, tags: [Organizations.Tag(key: "reeve:account", value: "doctor")]))
        },
        PermissionProbe(
            "account:PutAccountName", .apply, question: { .init(resource: $0.account(of: "account")) }
        ) { client, _ in
            _ = try await client.send(PutAccountName(accountId: nobody, accountName: "doctor"))
        },
        PermissionProbe("organizations:UntagResource", .apply) { client, _ in
            _ = try await client.send(UntagResource(resourceId: nobody, tagKeys: ["reeve:account"]))
        },
        PermissionProbe(
            "organizations:CloseAccount", .apply,
            question: {
                .init(
                    resource: $0.account(of: "organizations"), context: ["aws:ResourceTag/reeve:owner": $0.owner])
            }
        ) { client, _ in
            _ = try await client.send(CloseAccount(accountId: nobody))
        },
    ]

    func verdict(_ client: AWSClient, _ subjects: Subjects) async throws(CancellationError) -> Permission.Verdict {
        guard let ask else { return .unknown("no account is asked for to try it") }
        do {
            try await ask(client, subjects)
            return .allowed
        } catch let error as AWSError {
            return switch error.kind {
            // Whatever else an endpoint says no to, it may not have looked at the permission.
            case .refused where Self.notFound.contains(error.code): .allowed
            case .accessDenied where question != nil:
                .unknown("AWS refuses it of an account that is not ours, which a policy may ask for")
            case .accessDenied: .denied(error.description)
            default: .unknown(error.description)
            }
        } catch {
            throw CancellationError()
        }
    }
}
