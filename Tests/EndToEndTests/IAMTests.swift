import Foundation
import TestSupport
import Testing

/// Our signatures and the documented IAM policy, judged by moto's own check of both.
@Suite(.serialized) struct IAMTests {
    /// The administrator's requests before every one is checked: making the organization and the user.
    private static let preparing = 9 + 3

    private static let files = [
        "reeve.yaml": "version: 1\nowner: acme\n",
        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
    ]

    private static let fullPolicy = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/iam/full.json").path

    private struct Key: Decodable {
        var id: String
        var secret: String
    }

    private func apply(
        without action: String = "none", changingSecret: Bool = false,
        _ check: @escaping @Sendable (ReeveProcess.Result) -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            try await Moto.run(unchecked: Self.preparing) { moto in
                _ = try await moto.script("prepare_organization.py")
                let made = try await moto.script("make_user.py", "reeve", Self.fullPolicy, action)
                let key = try JSONDecoder().decode(Key.self, from: Data(made.utf8))
                let repository = try await UserRepository(in: folder, Self.files)
                let reeve = ReeveProcess(
                    environment: [
                        "AWS_ENDPOINT_URL": moto.endpoint, "AWS_ACCESS_KEY_ID": key.id,
                        "AWS_SECRET_ACCESS_KEY": changingSecret ? "wrong" + key.secret : key.secret,
                        "REEVE_REPO": repository.remote,
                    ], folder: folder)
                check(try await reeve("apply", "--completion-interval", "0.1"))
            }
        }
    }

    @Test func `the right key and the documented policy pass`() async throws {
        try await apply { result in
            #expect(result.code == 0, "\(result.output)\(result.error)")
            #expect(result.output.contains("✓ create search applied"))
        }
    }

    @Test func `a wrong secret is told as such`() async throws {
        try await apply(changingSecret: true) { result in
            #expect(result.code == 1)
            #expect(result.error.contains("error[RV5004]: AWS does not take these credentials"))
            #expect(result.error.contains("hint: check AWS_ACCESS_KEY_ID"))
        }
    }

    @Test func `a permission that is missing for reading stops every write and is named`() async throws {
        try await apply(without: "organizations:ListAccounts") { result in
            #expect(result.code == 1)
            #expect(result.error.contains("error[RV5003]"))
            #expect(result.error.contains("hint: allow organizations:ListAccounts;"))
        }
    }

    @Test func `a permission that is missing for writing is told of the account`() async throws {
        try await apply(without: "organizations:CreateAccount") { result in
            #expect(result.code == 4)
            #expect(result.output.contains("create search retry: AWS denies CreateAccount"))
        }
    }
}
