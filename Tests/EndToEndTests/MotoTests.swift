import Foundation
import TestSupport
import Testing

/// The job against moto's server, and what stands there read back through boto3: someone else's AWS.
///
/// moto sends no `Paths`, gives no account tags from GetResources and has no PutAccountName.
@Suite(.serialized) struct MotoTests {
    private static let policy = """
        version: 1
        owner: acme
        approval: {unmanage: merge}
        unmanage: {moveTo: Quarantine}

        """

    private static func files(lake: String) -> [String: String] {
        [
            "reeve.yaml": policy,
            "accounts/_defaults.yaml": "tags: {managed-by: reeve}\n",
            "accounts/Workloads/Prod/payments.yaml":
                "name: Payments\nemail: pay@example.com\ntags: {team: pay, old: x}\n",
            "accounts/Sandbox/blog.yaml": "name: Blog\nemail: blog@example.com\n",
            "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
            "accounts/Workloads/lake.yaml": "name: Lake\nemail: lake@example.com\naccountId: \"\(lake)\"\n",
        ]
    }

    @Test func `create, adopt, move, tag and unmanage, and then nothing is left to do`() async throws {
        try await withTemporaryDirectory { folder in
            try await Moto.run { moto in
                let lake = try await moto.script("prepare_organization.py").trimmingCharacters(in: .newlines)
                let repository = try await UserRepository(in: folder, Self.files(lake: lake))
                let reeve = ReeveProcess(
                    environment: [
                        "AWS_ENDPOINT_URL": moto.endpoint, "AWS_ACCESS_KEY_ID": "AKIATEST",
                        "AWS_SECRET_ACCESS_KEY": "secret", "REEVE_REPO": repository.remote,
                    ], folder: folder)

                let first = try await reeve("apply", "--completion-interval", "0.1")
                #expect(first.code == 0, "\(first.output)\(first.error)")
                #expect(
                    try await moto.script("read_organization.py") == """
                        Blog|Sandbox|managed-by=reeve,reeve:account=blog,reeve:owner=acme
                        Lake|Workloads|managed-by=reeve,reeve:account=lake,reeve:owner=acme
                        Payments|Workloads/Prod|managed-by=reeve,old=x,reeve:account=payments,reeve:owner=acme,team=pay
                        Search|Sandbox|managed-by=reeve,reeve:account=search,reeve:owner=acme

                        """)
                try await expectNothingToDo(reeve)

                try await repository.commit([
                    "accounts/Workloads/Prod/payments.yaml":
                        "name: Payments\nemail: pay@example.com\ntags: {team: billing}\n",
                    "accounts/Sandbox/search.yaml": nil,
                    "accounts/Workloads/Prod/search.yaml": "name: Search\nemail: search@example.com\n",
                    "accounts/Sandbox/blog.yaml": nil,
                ])
                let second = try await reeve("apply", "--completion-interval", "0.1")
                #expect(second.code == 0, "\(second.output)\(second.error)")
                #expect(
                    try await moto.script("read_organization.py") == """
                        Blog|Quarantine|managed-by=reeve
                        Lake|Workloads|managed-by=reeve,reeve:account=lake,reeve:owner=acme
                        Payments|Workloads/Prod|managed-by=reeve,reeve:account=payments,reeve:owner=acme,team=billing
                        Search|Workloads/Prod|managed-by=reeve,reeve:account=search,reeve:owner=acme

                        """)
                try await expectNothingToDo(reeve)
                #expect(try await !repository.status("README.md").contains("| blog |"))
            }
        }
    }

    @Test func `a rename that the endpoint does not know is told, and holds nothing else up`() async throws {
        try await withTemporaryDirectory { folder in
            try await Moto.run { moto in
                let lake = try await moto.script("prepare_organization.py").trimmingCharacters(in: .newlines)
                let repository = try await UserRepository(
                    in: folder,
                    [
                        "reeve.yaml": Self.policy,
                        "accounts/Workloads/lake.yaml":
                            "name: Ocean\nemail: lake@example.com\naccountId: \"\(lake)\"\ntags: {a: b}\n",
                    ])
                let reeve = ReeveProcess(
                    environment: [
                        "AWS_ENDPOINT_URL": moto.endpoint, "AWS_ACCESS_KEY_ID": "AKIATEST",
                        "AWS_SECRET_ACCESS_KEY": "secret", "REEVE_REPO": repository.remote,
                    ], folder: folder)
                let result = try await reeve("apply", "--completion-interval", "0.1")
                #expect(result.code == 4)
                #expect(
                    result.output.contains(
                        "✗ update lake name stalled: PutAccountName: the endpoint does not know this operation"))
                let stands = try await moto.script("read_organization.py")
                #expect(stands == "Lake|Workloads|a=b,reeve:account=lake,reeve:owner=acme\n")
                #expect(try await repository.status("README.md").contains("| Stalled |"))
            }
        }
    }

    private func expectNothingToDo(_ reeve: ReeveProcess) async throws {
        let plan = try await reeve("plan", "--detailed-exitcode")
        #expect(plan.code == 0, "\(plan.output)\(plan.error)")
        #expect(plan.output.contains("No changes."))
    }
}
