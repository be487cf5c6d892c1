import OrderedCollections
import Testing

@testable import Simulator

struct UnitRuleTests {
    @Test func aRenamedUnitStaysWhereItIs() throws {
        var fixture = Fixture()
        let (workloads, prod) = (fixture.unit("Workloads"), fixture.unit("Prod"))
        let before = fixture.organization.path(of: prod)
        try fixture.organization.rename(unit: workloads, to: "Products")
        #expect(try fixture.organization.unit(workloads).name == "Products")
        #expect(fixture.organization.path(of: prod) == before)
    }

    @Test(arguments: ["Staging", "Prod"])
    func aTakenNameIsRefused(name: String) {
        var fixture = Fixture()
        let prod = fixture.unit("Prod")
        #expect(fixture.error { try $0.rename(unit: prod, to: name) } == .duplicateOrganizationalUnit)
    }

    @Test func aCousinsNameIsFree() throws {
        var fixture = Fixture()
        let prod = fixture.unit("Prod")
        try fixture.organization.rename(unit: prod, to: "Network")
        #expect(try fixture.organization.unit(prod).name == "Network")
    }

    @Test func onlyAnEmptyUnitIsDeleted() throws {
        var fixture = Fixture()
        let (workloads, sandbox) = (fixture.unit("Workloads"), fixture.unit("Sandbox"))
        #expect(fixture.error { try $0.delete(unit: workloads) } == .organizationalUnitNotEmpty)
        #expect(fixture.error { try $0.delete(unit: sandbox) } == .organizationalUnitNotEmpty)

        try fixture.organization.move(account: "543210987654", from: sandbox, to: fixture.root)
        try fixture.organization.delete(unit: sandbox)
        #expect(fixture.error { _ = try $0.unit(sandbox) } == .organizationalUnitNotFound)
        _ = try fixture.organization.createUnit(named: "Sandbox", in: fixture.root)
    }

    @Test func theTagsOfAUnitGoWithIt() throws {
        var fixture = Fixture()
        let unit = fixture.unit("Quarantine")
        try fixture.organization.tag(unit, with: [Tag(key: "a", value: "1")])
        try fixture.organization.delete(unit: unit)
        #expect(fixture.organization.tags.isEmpty)
    }

    @Test func aUnitThatIsNotThereIsNotFound() {
        var fixture = Fixture()
        let nowhere = "ou-exam-00000000"
        #expect(fixture.error { try $0.rename(unit: nowhere, to: "New") } == .organizationalUnitNotFound)
        #expect(fixture.error { try $0.delete(unit: nowhere) } == .organizationalUnitNotFound)
    }
}
