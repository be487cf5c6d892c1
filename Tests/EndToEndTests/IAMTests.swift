import Foundation
import TestSupport
import Testing

/// Our signatures and the documented IAM policies, judged by moto's own check of both.
@Suite(.serialized) struct IAMTests {
    private static let files = [
        "reeve.yaml": "version: 1\nowner: acme\n",
        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
    ]

    @Test func `observe is enough for a plan, and applying with it writes nothing and says what is missing`()
        async throws
    {
        try await withTemporaryDirectory { folder in
            try await MotoUsers.run { users in
                let repository = try await UserRepository(in: folder, Self.files)
                let observer = try users.reeve("observe", repository)
                let before = try await users.organization()

                let plan = try await observer("plan", "--detailed-exitcode")
                #expect(plan.code == 2, "\(plan.output)\(plan.error)")
                #expect(plan.output.contains("1 to create, 0 to adopt"))

                let refused = try await observer("apply", "--completion-interval", "0.1")
                #expect(refused.code == 4)
                #expect(refused.output.contains("create search retry: AWS denies CreateAccount"))
                #expect(try await users.organization() == before)

                let applied = try await users.reeve("full", repository)("apply", "--completion-interval", "0.1")
                #expect(applied.code == 0, "\(applied.output)\(applied.error)")
                #expect(applied.output.contains("✓ create search applied"))
            }
        }
    }

    @Test func `a wrong secret is told as such`() async throws {
        try await withTemporaryDirectory { folder in
            try await MotoUsers.run { users in
                let repository = try await UserRepository(in: folder, Self.files)
                let result = try await users.reeve("full", repository, changingSecret: true)("apply")
                #expect(result.code == 1)
                #expect(result.error.contains("error[RV5004]: AWS does not take these credentials"))
                #expect(result.error.contains("hint: check AWS_ACCESS_KEY_ID"))
            }
        }
    }

    @Test func `without any one action of the full policy, that action is what is missing`() async throws {
        let judged = Set(IAMCase.all.map(\.action))
        #expect(judged.isDisjoint(with: IAMCase.unjudged.keys))
        #expect(judged.union(IAMCase.unjudged.keys) == Set(try IAMPolicy.read("full.json").actions))
        try await withTemporaryDirectory { folder in
            try await MotoUsers.run { users in
                for (index, one) in IAMCase.all.enumerated() {
                    try await one.check(users, in: "\(folder)/\(index)")
                }
            }
        }
    }

    @Test func `without any one action, doctor names it`() async throws {
        try await withTemporaryDirectory { folder in
            try await MotoUsers.run { users in
                let repository = try await UserRepository(in: folder, Self.files)
                let before = try await users.organization()
                for one in IAMCase.all { try await one.checkDoctor(users, repository) }
                let full = try await users.reeve("full", repository)("doctor")
                #expect(full.code == 0, "\(full.output)\(full.error)")
                let observer = try await users.reeve("observe", repository)("doctor", "--read-only")
                #expect(observer.code == 0, "\(observer.output)\(observer.error)")
                #expect(observer.output.contains("10 of 10 actions are allowed"))
                let wrong = try await users.reeve("full", repository, changingSecret: true)("doctor")
                #expect(wrong.code == 1)
                #expect(wrong.output.contains("[RV5004]"))
                #expect(wrong.output.contains("✓ clock"))
                #expect(try await users.organization() == before)
            }
        }
    }

    @Test func `doctor asks IAM for what asking does not tell, as a user and as a role`() async throws {
        try await withTemporaryDirectory { folder in
            try await MotoUsers.run { users in
                let repository = try await UserRepository(in: folder, Self.files)
                let unaided = try await users.reeve("full", repository)("doctor")
                for action in ["organizations:CreateAccount", "account:PutAccountName"] {
                    #expect(unaided.output.contains("? permission   \(action): "), "\(unaided.output)")
                }
                #expect(unaided.output.contains("IAM may not be asked, which docs/iam/doctor.json allows"))

                for reeve in try [
                    users.reeve("full and doctor", repository), users.reeve(asRole: "reeve", repository),
                    users.reeve(asRole: "plain", repository),
                ] {
                    let told = try await reeve("doctor")
                    #expect(told.output.contains("✓ permission   17 of 17 actions are allowed"), "\(told.output)")
                    #expect(told.code == 0)
                }

                // moto does not have PutAccountName, so that only IAM knows of it.
                try await IAMCase.checkDoctor(
                    as: users.reeve("account:PutAccountName and doctor", repository),
                    missing: ["account:PutAccountName"])

                // The folder of a role does not stand in its sessions' names.
                let blind = try await users.reeve(asRole: "blind", repository)("doctor")
                #expect(blind.output.contains("organizations:CreateAccount: no account is asked for to try it; "))
                #expect(blind.output.contains("NoSuchEntity"), "\(blind.output)")
                #expect(blind.code == 0)
            }
        }
    }
}
