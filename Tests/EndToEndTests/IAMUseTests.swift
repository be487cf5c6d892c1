import Foundation
import TestSupport
import Testing

/// The documented IAM policies against what is asked of AWS, as the simulator logs it.
@Suite struct IAMUseTests {
    private static let policy = """
        version: 1
        owner: acme
        approval: {adopt: merge, unmanage: merge, close: merge}
        unmanage: {moveTo: Quarantine}

        """

    /// `Data Lake` is an account of the sample that nobody owns, and is in another unit than its file.
    private static let files = [
        "reeve.yaml": policy,
        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\ntags: {team: a, old: x}\n",
        "accounts/Sandbox/blog.yaml": "name: Blog\nemail: blog@example.com\n",
        "accounts/Sandbox/docs.yaml": "name: Docs\nemail: docs@example.com\n",
        "accounts/Workloads/Prod/lake.yaml":
            "name: Data Lake\nemail: aws+data-lake@example.com\naccountId: \"432109876543\"\n",
    ]

    /// Renamed, tagged and untagged, and moved; removed; closed.
    private static let changes: [String: String?] = [
        "accounts/Sandbox/search.yaml": nil,
        "accounts/Workloads/Prod/search.yaml": "name: Find\nemail: search@example.com\ntags: {team: b}\n",
        "accounts/Sandbox/blog.yaml": nil,
        "accounts/Sandbox/docs.yaml": "name: Docs\nemail: docs@example.com\nstate: closed\n",
    ]

    /// The action of IAM that an operation needs. Service authorization reference: the prefixes of Organizations,
    /// Account Management and the tagging service are `organizations`, `account` and `tag`, and each operation here needs
    /// the action that has its name.
    private static func action(_ request: Request) throws -> String {
        let prefix = try #require(
            ["organizations": "organizations", "account": "account", "tagging": "tag"][request.service])
        return "\(prefix):\(request.operation)"
    }

    @Test func `every action of the full policy is used, and none other`() async throws {
        try await withTemporaryDirectory { folder in
            // Without Paths, units are asked for their accounts.
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "0.2", "--no-paths"]) { simulator in
                let repository = try await UserRepository(in: folder, Self.files)
                let reeve = ReeveProcess(
                    environment: simulator.environment.merging(["REEVE_REPO": repository.remote]) { $1 }, folder: folder
                )
                let first = try await reeve("apply", "--completion-interval", "0.1")
                #expect(first.code == 0, "\(first.output)\(first.error)")
                try await repository.commit(Self.changes)
                let second = try await reeve("apply", "--completion-interval", "0.1")
                #expect(second.code == 0, "\(second.output)\(second.error)")
                let used = Set(try simulator.requests().map(Self.action))
                #expect(used == Set(try IAMPolicy.read("full.json").actions))
            }
        }
    }

    @Test func `every action of the observing policy is used by a plan, and none other`() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--no-paths"]) { simulator in
                let repository = try await UserRepository(
                    in: folder,
                    [
                        "reeve.yaml": Self.policy,
                        // It fails, and its record keeps the request.
                        "accounts/Sandbox/bad.yaml": "name: Bad\nemail: aws+invalid-email@example.com\n",
                    ])
                let reeve = ReeveProcess(
                    environment: simulator.environment.merging(["REEVE_REPO": repository.remote]) { $1 }, folder: folder
                )
                #expect(try await reeve("apply", "--completion-interval", "0.1").code == 4)
                try await repository.commit([
                    // An account that is not listed, and one whose tags are.
                    "accounts/Sandbox/far.yaml": "name: Far\nemail: far@example.com\naccountId: \"999999999999\"\n",
                    "accounts/Workloads/Prod/lake.yaml": Self.files["accounts/Workloads/Prod/lake.yaml"],
                ])
                let before = try simulator.requests().count
                #expect(try await reeve("plan").output.contains("adopt"))
                let used = Set(try simulator.requests().dropFirst(before).map(Self.action))
                #expect(used == Set(try IAMPolicy.read("observe.json").actions))
            }
        }
    }

    @Test func `the full policy is the observing one and more`() throws {
        let observing = try IAMPolicy.read("observe.json").actions
        #expect(Array(try IAMPolicy.read("full.json").actions.prefix(observing.count)) == observing)
    }
}
