import Foundation
import Planning
import Reconciler
import Testing

/// Law 9: an approval is looked at again just before something is written, and one that was taken back stays so.
@Suite struct RevocationTests {
    /// A world in which an unmanage waits, and an approval of it.
    private func waiting() async throws -> (world: World, approval: VerifiedApproval) {
        let world = World {
            $0.files = ["reeve.yaml": World.graces, "accounts/Prod/search.yaml": World.account("Search")]
            $0.observed = World.organization([
                World.owned("search", id: "111111111111"), World.owned("blog", id: "222222222222"),
            ])
        }
        let result = await world.pass().run()
        #expect(result.exitCode == 3)
        let plan = try #require(result.plan)
        let approval = Approval(
            organization: "o-exampleorgid", owner: "acme", plan: plan.id,
            effects: plan.actions.flatMap(\.effects).map(\.digest), expires: 1_800_000_060,
            principal: "grace@example.com")
        return (world, VerifiedApproval(verified: Digest(of: [1]), approval: approval))
    }

    private func revocation(_ approval: VerifiedApproval, organization: String = "o-exampleorgid") -> Revocation {
        Revocation(
            organization: organization, owner: "acme", revokes: approval.id, expires: approval.approval.expires,
            principal: "grace@example.com")
    }

    @Test func `an approval that was taken back is none, and the status branch says so`() async throws {
        let (world, approval) = try await waiting()
        let revocation = revocation(approval)
        world.change {
            $0.approvals = [approval]
            $0.revocations = [revocation]
        }
        #expect(await world.pass().run().exitCode == 3)
        #expect(world.now.performed.isEmpty)
        let audit = try #require(world.now.status.files.first { $0.key.hasPrefix("audit/") }?.value)
        #expect(String(decoding: audit, as: UTF8.self).contains(#""kind":"revocation""#))
        let commits = world.now.commits.count
        _ = await world.pass().run()
        #expect(world.now.commits.count == commits, "it is noted once")
    }

    @Test func `it stays so when the branch is rewritten without the revocation`() async throws {
        let (world, approval) = try await waiting()
        let revocation = revocation(approval)
        world.change { $0.revocations = [revocation] }
        _ = await world.pass().run()
        world.change {
            $0.approvals = [approval]
            $0.revocations = []
        }
        #expect(await world.pass().run().exitCode == 3)
        #expect(world.now.performed.isEmpty)
    }

    @Test func `a revocation for another organization takes nothing back`() async throws {
        let (world, approval) = try await waiting()
        let revocation = revocation(approval, organization: "o-anotherorgid")
        world.change {
            $0.approvals = [approval]
            $0.revocations = [revocation]
        }
        #expect(await world.pass().run().exitCode == 0)
        #expect(world.now.performed.count == 1)
    }

    @Test func `one that comes between the plan and the write is heeded`() async throws {
        let (world, approval) = try await waiting()
        let revocation = revocation(approval)
        world.change {
            $0.approvals = [approval]
            $0.onSecondLook = { $0.revocations = [revocation] }
        }
        let result = await world.pass().run()
        #expect(result.exitCode == 3)
        #expect(world.now.performed.isEmpty)
    }

    @Test func `an approval that is gone at the second look is none`() async throws {
        let (world, approval) = try await waiting()
        world.change {
            $0.approvals = [approval]
            $0.onSecondLook = { $0.approvals = [] }
        }
        _ = await world.pass().run()
        #expect(world.now.performed.isEmpty)
    }

    /// That it is used was not noted with the lease, so it could be used twice.
    @Test func `an approval that comes with the second look waits for the next pass`() async throws {
        let (world, approval) = try await waiting()
        let other = VerifiedApproval(verified: Digest(of: [2]), approval: approval.approval)
        world.change {
            $0.approvals = [approval]
            $0.onSecondLook = { $0.approvals = [other] }
        }
        _ = await world.pass().run()
        #expect(world.now.performed.isEmpty)
    }

    /// What the lease's commit noted is answered; otherwise whatever is done to the account next would use it up.
    @Test func `an approval that was not there for a moment is not used up`() async throws {
        let (world, approval) = try await waiting()
        world.change {
            $0.approvals = [approval]
            $0.onSecondLook = {
                $0.approvals = []
                $0.onSecondLook = { _ in }
            }
        }
        _ = await world.pass().run()
        #expect(world.now.performed.isEmpty)
        world.change { $0.files["accounts/Prod/blog.yaml"] = World.account("Blog") + "tags: {team: web}\n" }
        _ = await world.pass().run()
        #expect(world.now.performed.map(\.action.kind) == [.update])
        world.change {
            $0.files["accounts/Prod/blog.yaml"] = nil
            $0.approvals = [approval]
        }
        _ = await world.pass().run()
        #expect(world.now.performed.map(\.action.kind) == [.update, .unmanage])
    }

    /// A world in which two unmanages wait; with their effects, by key.
    private func twoWaiting() async throws -> (world: World, effects: [String: Digest]) {
        let world = World {
            $0.files = ["reeve.yaml": World.graces, "accounts/Prod/search.yaml": World.account("Search")]
            $0.observed = World.organization([
                World.owned("search", id: "111111111111"), World.owned("blog", id: "222222222222"),
                World.owned("wiki", id: "333333333333"),
            ])
        }
        let plan = try #require(await world.pass().run().plan)
        let effects = plan.actions.map { ($0.key.description, $0.effects[0].digest) }
        world.change { $0.commits = [] }
        return (world, Dictionary(uniqueKeysWithValues: effects))
    }

    private func approval(_ number: UInt8, plan: Digest = Digest(of: []), _ effects: [Digest?]) -> VerifiedApproval {
        VerifiedApproval(
            verified: Digest(of: [number]),
            approval: Approval(
                organization: "o-exampleorgid", owner: "acme", plan: plan, effects: effects.compactMap(\.self),
                expires: 1_800_000_060, principal: "grace@example.com"))
    }

    /// It was noted for something else; if the process died, it could let the same through again.
    @Test func `an approval does not take the place of one that was taken back`() async throws {
        let (world, effects) = try await twoWaiting()
        let first = approval(1, [effects["blog"]])
        let second = approval(2, [effects["blog"], effects["wiki"]])
        let revocation = revocation(first)
        world.change {
            $0.approvals = [first, second]
            $0.onSecondLook = { $0.revocations = [revocation] }
        }
        _ = await world.pass().run()
        #expect(world.now.performed.map(\.action.key.description) == ["wiki"])
    }

    @Test func `what was approved and has changed is told in a pass that uses another approval, too`() async throws {
        let (world, effects) = try await twoWaiting()
        let path = try #require(world.now.status.files.keys.first { $0.hasPrefix("plans/") && $0.hasSuffix(".json") })
        let published = try #require(world.now.status.plan(String(path.dropFirst(6).dropLast(5))))
        let used = approval(1, [effects["blog"]])
        let overtaken = approval(2, plan: published.id, [effects["wiki"]])
        world.change {
            $0.files["accounts/Prod/wiki.yaml"] = World.account("Wiki")
            $0.approvals = [used, overtaken]
        }
        _ = await world.pass().run()
        #expect(world.now.performed.map(\.action.key.description) == ["blog"])
        let readme = String(decoding: world.now.status.files["README.md"] ?? [], as: UTF8.self)
        #expect(readme.contains("Changed since it was approved"))
        #expect(world.now.status.files[path] != nil)
    }
}
