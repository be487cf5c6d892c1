import Declarations
import Planning
import Testing

/// A field that this version cannot apply is an error, never ignored.
struct NotYetAppliedTests {
    @Test(arguments: [
        "contacts: {security: {name: On call, title: SOC, email: soc@example.com, phone: 1}}",
        "access: [{group: admins, permissionSet: Admin}]",
        "policies: [deny-root]", "sso: {email: ada@example.com, firstName: Ada, lastName: L}",
        "customizations: [baseline]",
        "custom: {cidr: 10.0.0.0/8}",
        "contacts: {}", "policies: []",
    ])
    func isRefusedAtItsLine(_ line: String) {
        let declared = declare([
            "accounts/Prod/it.yaml": account("it", line + "\n"), "accounts/Prod/good.yaml": account("good"),
        ])
        #expect(declared.problems == ["RV1010 accounts/Prod/it.yaml:3:1"])
        #expect(declared.quarantined == ["it"])
        #expect(declared.read == ["good"])
    }

    /// The problems of the field itself come with it, so that the file is good once the field is applied.
    @Test func itsOwnProblemsAreReportedToo() {
        #expect(
            problems(of: account("it", "contacts:\n  security: {phone: x}\npolicies: [a, a]\n"))
                == ["RV1010 3:1", "RV1009 4:21", "RV1010 5:1", "RV1009 5:15"])
        #expect(problems(of: account("it", "sso: {email: ada@example.com}\n")) == ["RV1008 3:1", "RV1010 3:1"])
    }

    @Test func controlTowerLeavesTheWholeInDoubt() {
        #expect(policyProblems(smallestPolicy + "provider: controlTower\n") == ["RV1010 3:11"])
    }
}
