import Declarations
import Planning
import Testing

/// A field that this version cannot apply is an error, never ignored.
struct NotYetAppliedTests {
    @Test(arguments: [
        "contacts: {security: {name: On call, email: soc@example.com}}",
        "access: [{group: admins, permissionSet: Admin}]",
        "policies: [deny-root]", "sso: {email: ada@example.com}", "customizations: [baseline]",
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

    @Test func controlTowerLeavesTheWholeInDoubt() {
        #expect(policyProblems(smallestPolicy + "provider: controlTower\n") == ["RV1010 3:11"])
    }
}
