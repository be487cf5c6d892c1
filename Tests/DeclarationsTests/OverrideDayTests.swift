import Declarations
import Planning
import Testing

/// An override ends with a day that the calendar has, written as `2026-12-31` and no other way.
struct OverrideDayTests {
    @Test(arguments: [
        "2026-02-30", "2026-13-01", "2026-00-10", "2026-1-1", "31-12-2026", "2026-12-31x", "2026-12-31T00:00:00Z",
        "2026-12-311", "20261231", "2026-12-00",
    ])
    func noOtherTextIsADay(_ day: String) {
        let line = "overrides: [{account: a, kind: unmanage, until: \(day), reason: r}]\n"
        #expect(policyProblems(smallestPolicy + line) == ["RV1009 3:49"])
    }

    @Test(arguments: [("1970-01-01", 86399), ("2026-12-31", 1_798_761_599), ("2028-02-29", 1_835_481_599)])
    func aDayEndsWithItsLastSecondInUTC(_ day: String, _ second: Int) {
        let line = "overrides: [{account: a, kind: unmanage, until: \(day), reason: r}]\n"
        let declared = declare(["accounts/Prod/good.yaml": account("good")], policy: smallestPolicy + line)
        #expect(declared.policy?.overrides.map(\.until) == [second])
    }
}
