import Planning
import Testing

/// The organizational unit of a file is one that exists, once.
struct UnitTests {
    @Test func oneThatIsMissingIsAnErrorWithAHint() throws {
        let plan = try plan([spec("it", ou: "Prdo"), spec("good")], [])
        #expect(plan.lines == ["create good"])
        #expect(plan.places == ["RV3001 accounts/Prdo/it.yaml:1:1"])
        #expect(plan.diagnostics.first?.summary == "no organizational unit 'Prdo'")
        #expect(plan.diagnostics.first?.hint == "did you mean 'Prod'?")
    }

    @Test func oneThatIsNearNothingSaysThatItIsNotMade() throws {
        let plan = try plan([spec("it", ou: "Somewhere/Else")], [])
        #expect(plan.diagnostics.first?.hint?.hasPrefix("create it in AWS Organizations first") == true)
    }

    @Test func oneThatIsThereTwiceIsAmbiguous() throws {
        let twin = OrganizationalUnit(id: "ou-twin", path: unit("Prod").path)
        for units in [standardUnits + [twin], [twin] + standardUnits] {
            let plan = try plan([spec("it")], [], units: units)
            #expect(plan.lines == [])
            #expect(plan.diagnostics.map(\.code) == [.unknownOU])
            #expect(plan.diagnostics.first?.hint == "rename one of them: ou-Prod, ou-twin")
        }
    }

    @Test func caseMakesAnotherUnit() throws {
        #expect(try plan([spec("it", ou: "prod")], []).places == ["RV3001 accounts/prod/it.yaml:1:1"])
    }

    @Test func theRootIsOne() throws {
        #expect(try plan([spec("it", ou: "/")], [owned("it", ou: "Dev")]).lines == ["move it Dev to /"])
    }

    @Test func anExistingAccountOfAnUnknownUnitIsNotTouchedAtAll() throws {
        let plan = try plan([spec("it", name: "New", ou: "Nowhere", tags: ["a": "b"])], [owned("it")])
        #expect(plan.lines == [])
        #expect(Set(plan.problems.keys) == ["it"])
    }
}
