import Foundation
import Planning
import Reconciler
import Testing

/// Law 9: an approval is looked at again just before something is written, and one that was taken back stays so.
@Suite struct RevocationTests {
    private static let policy = """
        version: 1
        owner: acme
        approvers:
          - {principal: grace@example.com, key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}

        """

    /// A world in which an unmanage waits, and an approval of it.
    private func waiting() async throws -> (world: World, approval: VerifiedApproval) {
        let world = World {
            $0.files = ["reeve.yaml": Self.policy, "accounts/Prod/search.yaml": World.account("Search")]
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
}
