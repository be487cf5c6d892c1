import Foundation
import Planning
import Reconciler
import Testing

/// Law 8 through passes: the rules in force stand on the status branch, and loosen only by an approval.
@Suite struct PolicyTests {
    private static let strict = World.graces
    private static let loose = strict + "approval: {unmanage: merge}\n"

    private func world() -> World {
        World {
            $0.files = ["reeve.yaml": Self.strict, "accounts/Prod/search.yaml": World.account("Search")]
            $0.observed = World.organization([
                World.owned("search", id: "111111111111"), World.owned("blog", id: "222222222222"),
            ])
        }
    }

    private func approve(_ effects: [Digest], in world: World) -> Digest {
        let id = Digest(of: "\(effects)".utf8)
        let approval = Approval(
            organization: "o-exampleorgid", owner: "acme", plan: id, effects: effects, expires: 1_800_000_060,
            principal: "grace@example.com")
        world.change { $0.approvals.append(VerifiedApproval(verified: id, approval: approval)) }
        return id
    }

    private func policyFile(_ world: World) -> String {
        String(decoding: world.now.status.files["policy.json"] ?? [], as: UTF8.self)
    }

    @Test func `the first pass puts the file's rules in force, and writes them down`() async {
        let world = world()
        _ = await world.pass().run()
        #expect(policyFile(world).contains(#""unmanage" : "explicit""#))
        #expect(policyFile(world).contains(#""principal" : "grace@example.com""#))
    }

    @Test func `what a commit loosens waits, and what it does under that, too`() async throws {
        let world = world()
        _ = await world.pass().run()
        let before = policyFile(world)
        world.change {
            $0.files["reeve.yaml"] = Self.loose
            $0.commit = World.commit(2)
        }
        let result = await world.pass().run()
        #expect(result.exitCode == 3)
        #expect(world.now.performed.isEmpty)
        #expect(!policyFile(world).contains(#""unmanage" : "merge""#))
        #expect(policyFile(world) != before, "where the rules were the file's is noted")
        let plan = try #require(result.plan)
        #expect(plan.policyChange?.effects.map(\.loosening) == [.approval(.unmanage)])
        _ = await world.pass().run()
        #expect(world.now.performed.isEmpty)
    }

    @Test func `an approval puts it in force, and the next pass is under it`() async throws {
        let world = world()
        _ = await world.pass().run()
        world.change {
            $0.files["reeve.yaml"] = Self.loose
            $0.commit = World.commit(2)
        }
        let waiting = await world.pass().run()
        _ = approve(try #require(waiting.plan?.policyChange).effects.map(\.digest), in: world)
        let approved = await world.pass().run()
        #expect(approved.changedSomething)
        #expect(world.now.performed.isEmpty, "this pass is held to what was in force")
        #expect(policyFile(world).contains(#""unmanage" : "merge""#))
        #expect(!policyFile(world).contains("settled_at"))
        let audit = world.now.status.files.first { $0.key.hasPrefix("audit/") }
        let line = String(decoding: try #require(audit).value, as: UTF8.self)
        #expect(line.contains(#""kind":"policy""#) && line.contains(#""approvedBy":"grace@example.com""#))
        #expect(line.contains(#""field":"approval.unmanage""#))
        let next = await world.pass().run()
        #expect(world.now.performed.map(\.action.key.description) == ["blog"])
        #expect(next.exitCode == 0)
    }

    @Test func `an approval that was used for a rule does not loosen it again`() async throws {
        let world = world()
        _ = await world.pass().run()
        world.change { $0.files["reeve.yaml"] = Self.loose }
        let waiting = await world.pass().run()
        _ = approve(try #require(waiting.plan?.policyChange).effects.map(\.digest), in: world)
        world.change { $0.observed = World.organization([World.owned("search", id: "111111111111")]) }
        _ = await world.pass().run()
        world.change { $0.files["reeve.yaml"] = Self.strict }
        _ = await world.pass().run()
        #expect(policyFile(world).contains(#""unmanage" : "explicit""#))
        world.change { $0.files["reeve.yaml"] = Self.loose }
        let again = await world.pass().run()
        #expect(again.exitCode == 3)
        #expect(policyFile(world).contains(#""unmanage" : "explicit""#))
    }

    @Test func `rules that cannot be read stop every write`() async {
        let world = world()
        _ = await world.pass().run()
        world.change {
            $0.status.files["policy.json"] = Array(#"{"format_version": "1.0", "rules": {}}"#.utf8)
            $0.files["accounts/Prod/new.yaml"] = World.account("New")
        }
        let result = await world.pass().run()
        #expect(result.doubts.map(\.code) == [.statusUnreadable])
        #expect(world.now.performed.isEmpty)
    }
}
