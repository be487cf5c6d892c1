import Foundation
import Planning
import Reconciler
import Synchronization
import Testing

/// What was agreed to and has changed since is said in words.
@Suite struct MovedPlanTests {
    private func world() -> World {
        World {
            $0.files = ["reeve.yaml": World.graces, "accounts/Prod/search.yaml": World.account("Search")]
            $0.observed = World.organization([
                World.owned("search", id: "111111111111"), World.owned("blog", id: "222222222222"),
            ])
        }
    }

    private func readme(_ world: World) -> String {
        String(decoding: world.now.status.files["README.md"] ?? [], as: UTF8.self)
    }

    @Test func `the status branch says what moved under an approval, pass after pass`() async throws {
        let world = world()
        let plan = try #require(await world.pass().run().plan)
        let approval = Approval(
            organization: "o-exampleorgid", owner: "acme", plan: plan.id, effects: plan.digests.sorted(),
            expires: 1_800_000_060, principal: "grace@example.com")
        world.change {
            $0.approvals = [VerifiedApproval(verified: Digest(of: [1]), approval: approval)]
            $0.files["accounts/Prod/blog.yaml"] = "name: Blog\nemail: aws+blog@example.com\ntags: {team: a}\n"
            $0.results[AccountKey("blog")!] = .retry("later")
        }
        _ = await world.pass().run()
        let page = readme(world)
        #expect(page.contains("## Changed since it was approved"))
        #expect(page.contains("- Plan `\(plan.id.short)`, approved by grace@&#8203;example.com:"))
        #expect(
            page.contains(
                "  - unmanage blog \\(account 222222&#8203;222222\\) owner: blog → \\(none\\): no longer planned"))
        _ = await world.pass().run()
        #expect(readme(world) == page)
        world.change { $0.approvals = [] }
        _ = await world.pass().run()
        #expect(!readme(world).contains("## Changed since"))
        #expect(world.now.status.files.keys.filter { $0.hasPrefix("plans/\(plan.id.short)") }.isEmpty)
    }

    @Test func `a plan that was published and moved is told of by its id`() async throws {
        let world = world()
        let plan = try #require(await world.pass().run().plan)
        world.change { $0.files["accounts/Lab/new.yaml"] = World.account("New") }
        let deltas = Mutex<[PlanDelta]>([])
        let pass = world.pass { event in
            if case .moved(let delta) = event { deltas.withLock { $0.append(delta) } }
        }
        let result = await pass.run(expecting: .id(plan.id.short))
        #expect(result.doubts.map(\.code) == [.planMoved])
        #expect(deltas.withLock { $0.map(\.added) } == [["create new: 'New' <aws+new@example.com> in Lab"]])
        #expect(world.now.performed.isEmpty)
    }
}
