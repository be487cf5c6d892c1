import Declarations
import Planning
import Reconciler
import Testing

/// Laws 3 and 4: doubt about the whole stops every write to AWS.
@Suite struct DoubtTests {
    static let oneAccount: @Sendable (inout World.State) -> Void = {
        $0.files["accounts/Prod/search.yaml"] = World.account("Search")
    }

    static let doubts: [(name: String, code: DiagnosticCode, change: @Sendable (inout World.State) -> Void)] = [
        ("source unreadable", .repositoryUnreadable, { $0.sourceError = Diagnostic(.repositoryUnreadable, "down") }),
        ("status unreadable", .repositoryUnreadable, { $0.statusError = Diagnostic(.repositoryUnreadable, "down") }),
        ("AWS unreadable", .endpointUnreachable, { $0.observeError = Diagnostic(.endpointUnreachable, "down") }),
        ("no reeve.yaml", .policyMissing, { $0.files["reeve.yaml"] = nil }),
        ("bad reeve.yaml", .yamlSyntax, { $0.files["reeve.yaml"] = "owner: [" }),
        ("no owner", .ownerMissing, { $0.files["reeve.yaml"] = "version: 1\n" }),
        ("no accounts/", .accountsMissing, { $0.files = ["reeve.yaml": World.policy] }),
        (
            "empty accounts/", .accountsEmpty,
            { $0.files = ["reeve.yaml": World.policy, "accounts/README.md": "nothing"] }
        ),
        (
            "another organization", .otherOrganization,
            { $0.files["reeve.yaml"] = World.policy + "organization: o-another0rg\n" }
        ),
        (
            "history rewritten", .historyRewritten,
            {
                $0.status = StatusSnapshot(revision: "r0", message: "x\n\nSource: \(World.commit(7))\n")
                $0.contained = false
            }
        ),
        (
            "status that no daemon wrote", .statusUnreadable,
            { $0.status = StatusSnapshot(revision: "r0", files: ["accounts/search.yaml": Array("phase: Odd\n".utf8)]) }
        ),
        (
            "ownership unreadable", .ownershipUnreadable,
            {
                let record = "phase: \"Ready\"\naccountId: \"111111111111\"\n"
                $0.status = StatusSnapshot(revision: "r0", files: ["accounts/search.yaml": Array(record.utf8)])
            }
        ),
    ]

    @Test(arguments: doubts.indices) func `nothing is performed`(_ index: Int) async {
        let doubt = Self.doubts[index]
        let world = World {
            Self.oneAccount(&$0)
            doubt.change(&$0)
        }
        let result = await world.pass().run()
        #expect(result.doubts.contains { $0.code == doubt.code }, "\(doubt.name): \(result.doubts)")
        #expect(world.now.performed.isEmpty, "\(doubt.name)")
        #expect(result.exitCode == 1, "\(doubt.name)")
    }

    @Test func `the same world without a doubt performs`() async {
        let world = World(Self.oneAccount)
        let result = await world.pass().run()
        #expect(result.doubts.isEmpty)
        #expect(world.now.performed.count == 1)
    }

    @Test func `a doubt about the files stands on the status page, and the last applied commit stays`() async {
        let world = World(Self.oneAccount)
        _ = await world.pass().run()
        world.change {
            $0.commit = World.commit(2)
            $0.files["reeve.yaml"] = nil
        }
        _ = await world.pass().run()
        let page = String(decoding: world.now.status.files["README.md"] ?? [], as: UTF8.self)
        #expect(page.hasPrefix("# Nothing is written\n"))
        #expect(page.contains("RV2001"))
        #expect(world.now.status.message.hasSuffix("Source: \(World.commit(1))\n"))
        let commits = world.now.commits.count
        _ = await world.pass().run()
        #expect(world.now.commits.count == commits)
    }
}
