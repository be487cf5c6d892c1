import Testing

@testable import Simulator

struct TreeRuleTests {
    @Test func unitsNestFiveDeep() throws {
        var fixture = Fixture()
        var parent = fixture.root
        for level in 1...5 {
            parent = try fixture.organization.createUnit(named: "Level \(level)", in: parent).id
        }
        let deepest = parent
        let error = fixture.error { _ = try $0.createUnit(named: "Level 6", in: deepest) }
        #expect(error?.code == "ConstraintViolationException")
        #expect(error?.reason == "OU_DEPTH_LIMIT_EXCEEDED")
    }

    @Test func siblingsDifferInName() throws {
        var fixture = Fixture()
        let root = fixture.root
        #expect(
            fixture.error { _ = try $0.createUnit(named: "Sandbox", in: root) } == .duplicateOrganizationalUnit)

        let cousin = try fixture.organization.createUnit(named: "Sandbox", in: fixture.unit("Workloads"))
        #expect(cousin.name == "Sandbox")
    }

    @Test func aUnitNeedsAParent() {
        var fixture = Fixture()
        #expect(
            fixture.error { _ = try $0.createUnit(named: "Lost", in: "ou-exam-00000000") } == .parentNotFound)
        #expect(fixture.error { try $0.requireParent("r-other") } == .parentNotFound)
        #expect(fixture.error { _ = try $0.unit("ou-exam-00000000") } == .organizationalUnitNotFound)
    }

    @Test func aPathGoesFromTheOrganizationDown() {
        let fixture = Fixture()
        let (workloads, prod) = (fixture.unit("Workloads"), fixture.unit("Prod"))
        #expect(fixture.organization.path(of: prod) == "o-exampleorgid/r-exam/\(workloads)/\(prod)/")
        #expect(fixture.organization.path(of: "r-exam") == "o-exampleorgid/r-exam/")
    }
}
