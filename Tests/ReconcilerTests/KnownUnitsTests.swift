import Planning
import Reconciler
import Testing

@Suite struct KnownUnitsTests {
    private func world() -> World {
        World {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.observed = World.organization([World.owned("search", id: "111111111111")])
        }
    }

    @Test func `a pass leaves out the units that the one before listed`() async {
        let world = self.world()
        let pass = world.pass()
        _ = await pass.run()
        let second = await pass.run()
        #expect(second.plan?.isEmpty == true)
        #expect(world.now.unitListings == 1)
    }

    @Test func `units that were listed too long ago are listed again`() async {
        let world = self.world()
        let pass = world.pass(resync: .zero)
        _ = await pass.run()
        _ = await pass.run()
        #expect(world.now.unitListings == 2)
    }

    @Test func `units are listed again when all is to be observed`() async {
        let world = self.world()
        let pass = world.pass()
        _ = await pass.run()
        await pass.forgetOrganization()
        _ = await pass.run()
        #expect(world.now.unitListings == 2)
    }

    @Test func `a unit that nobody has heard of is looked for`() async {
        let world = self.world()
        let pass = world.pass()
        _ = await pass.run()
        world.change {
            $0.files["accounts/New/search.yaml"] = $0.files.removeValue(forKey: "accounts/Prod/search.yaml")
            $0.observed.organizationalUnits.append(
                OrganizationalUnit(id: "ou-exam-new", path: OrganizationalUnitPath(components: ["New"])))
        }
        let result = await pass.run()
        #expect(world.now.unitListings == 2)
        #expect(result.outcomes.map(\.result) == [.applied])
    }

    @Test func `no account is moved on names that an earlier pass read`() async throws {
        let world = self.world()
        let pass = world.pass()
        _ = await pass.run()
        // Someone renamed the unit and made another in its place; now the file goes there.
        let lab = OrganizationalUnitPath(components: ["Lab"])
        world.change {
            $0.files["accounts/Lab/search.yaml"] = $0.files.removeValue(forKey: "accounts/Prod/search.yaml")
            $0.observed.organizationalUnits.removeAll { $0.path == lab }
            $0.observed.organizationalUnits += [
                OrganizationalUnit(id: "ou-exam-lab", path: OrganizationalUnitPath(components: ["Attic"])),
                OrganizationalUnit(id: "ou-exam-lab2", path: lab),
            ]
        }
        let result = await pass.run()
        #expect(world.now.unitListings == 2)
        let effect = try #require(result.outcomes.first?.effect)
        guard case .move(_, let to) = effect.change else {
            Issue.record("not a move")
            return
        }
        #expect(to.id == "ou-exam-lab2")
    }

    @Test func `a move that waits for a person lists nothing`() async {
        let world = self.world()
        world.change { $0.files["reeve.yaml"] = World.policy + "approval: {move: explicit}\n" }
        let pass = world.pass()
        _ = await pass.run()
        world.change {
            $0.files["accounts/Lab/search.yaml"] = $0.files.removeValue(forKey: "accounts/Prod/search.yaml")
        }
        let result = await pass.run()
        #expect(result.gate?.held.map(\.reason) == [.needsApproval])
        #expect(world.now.unitListings == 1)
    }
}
