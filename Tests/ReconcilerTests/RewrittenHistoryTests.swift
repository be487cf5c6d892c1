import Declarations
import Planning
import Reconciler
import Testing

/// History that was rewritten holds every write until the commit that is gone is named.
@Suite struct RewrittenHistoryTests {
    private static let organization = World.organization().organization

    /// A branch that was applied and has then been rewritten.
    private func rewritten(_ change: (inout World.State) -> Void) async -> (PassResult, World) {
        let world = World(DoubtTests.oneAccount)
        _ = await world.pass().run()
        world.change {
            $0.commit = World.commit(2)
            $0.contained = false
            $0.files["accounts/Prod/blog.yaml"] = World.account("Blog")
            change(&$0)
        }
        return (await world.pass().run(), world)
    }

    private static func acknowledgement(
        _ commit: CommitID = World.commit(1), organization: String = organization, owner: String = "acme",
        expires: Int = World.start + 3600
    ) -> Acknowledgement {
        Acknowledgement(
            organization: organization, owner: owner, commit: commit, expires: expires, principal: "grace@example.com")
    }

    @Test func `nothing is written, and the error names the commit and the way out`() async throws {
        let (result, world) = await rewritten { _ in }
        let doubt = try #require(result.doubts.first)
        #expect(doubt.code == .historyRewritten)
        #expect(doubt.hint?.contains("reeve acknowledge \(World.commit(1))") == true)
        #expect(world.now.performed.count == 1)
        #expect(world.now.status.message.hasSuffix("Source: \(World.commit(1))\n"))
    }

    @Test func `the branch itself may say so`() async {
        let (result, world) = await rewritten {
            $0.files["reeve.yaml"] = World.policy + "acknowledged: [\(World.commit(1))]\n"
        }
        #expect(result.doubts.isEmpty)
        #expect(world.now.performed.count > 1)
        #expect(world.now.status.message.contains("Source: \(World.commit(2))\n"))
    }

    @Test func `another commit is not enough`() async {
        let (result, world) = await rewritten {
            $0.files["reeve.yaml"] = World.policy + "acknowledged: [\(World.commit(2)), \(World.commit(3))]\n"
        }
        #expect(result.doubts.map(\.code) == [.historyRewritten])
        #expect(world.now.performed.count == 1)
    }

    @Test func `an approver may say so`() async {
        let (result, world) = await rewritten { $0.acknowledgements = [Self.acknowledgement()] }
        #expect(result.doubts.isEmpty)
        #expect(world.now.performed.count > 1)
    }

    static let useless: [(name: String, acknowledgement: Acknowledgement)] = [
        ("of another commit", acknowledgement(World.commit(2))),
        ("for another organization", acknowledgement(organization: "o-another0rg")),
        ("for another owner", acknowledgement(owner: "others")),
        ("that has ended", acknowledgement(expires: World.start)),
        ("that holds for longer than the policy lets it", acknowledgement(expires: World.start + 100 * 86400)),
    ]

    @Test(arguments: useless.indices) func `an acknowledgement does not help`(_ index: Int) async {
        let (result, world) = await rewritten { $0.acknowledgements = [Self.useless[index].acknowledgement] }
        #expect(result.doubts.map(\.code) == [.historyRewritten], "\(Self.useless[index].name)")
        #expect(world.now.performed.count == 1)
    }

    @Test func `with files in doubt both are said, and nothing is acknowledged`() async {
        let (result, world) = await rewritten {
            $0.files["reeve.yaml"] = "owner: ["
            $0.acknowledgements = [Self.acknowledgement()]
        }
        #expect(Set(result.doubts.map(\.code)) == [.yamlSyntax, .historyRewritten])
        #expect(world.now.performed.count == 1)
    }
}
