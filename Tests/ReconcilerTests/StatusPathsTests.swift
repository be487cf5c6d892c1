import Planning
import Reconciler
import Testing

/// What a pass writes and the next one does not read would be taken for what is not there: rules that are in force,
/// approvals that were used.
@Suite struct StatusPathsTests {
    @Test func `every file that a pass leaves is one that the next pass reads`() async {
        let world = World {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.files["accounts/Prod/new.yaml"] = World.account("New")
            $0.observed = World.organization([World.owned("search", id: "111111111111", parent: "ou-exam-lab")])
        }
        _ = await world.pass().run()
        let written = world.now.status.files.keys
        let live = StatusPaths.live(at: 1_800_000_000)
        for folder in ["accounts/", "plans/", "audit/", "policy.json", "lease.json", "organization.json", "README.md"] {
            #expect(written.contains { $0.hasPrefix(folder) }, "\(folder)")
        }
        #expect(written.filter { path in !live.contains { path == $0 || path.hasPrefix($0 + "/") } } == [])
    }

    /// 2027-01-15 and the 32 days before it.
    @Test func `audits are read as far back as an approval may last`() {
        let audits = StatusPaths.live(at: 1_800_000_000).filter { $0.hasPrefix("audit/") }
        #expect(audits == ["audit/2026-12.jsonl", "audit/2027-01.jsonl"])
    }
}
