import Planning
import Testing

@testable import Declarations

/// The fields that this version does not apply yet are read like all others.
struct FieldTests {
    private let least = "name: It\nemail: it@example.com\n"

    private func problems(_ more: String, bundles: Set<String>? = nil) -> [String] {
        declare(["accounts/Prod/it.yaml": least + more], bundles: bundles).diagnostics.map {
            "\($0.code.rawValue) \($0.position?.line ?? 0):\($0.position?.column ?? 0)"
        }
    }

    private func hint(_ more: String, bundles: Set<String>? = nil) -> String? {
        declare(["accounts/Prod/it.yaml": least + more], bundles: bundles).diagnostics.first?.hint
    }

    @Test func everyFieldIsTyped() {
        let text = """
            sso: {email: ada@example.com, firstName: Ada, lastName: O'Neill}
            contacts:
              security: {name: On call, title: SOC, email: soc@example.com, phone: "+1 555 0100"}
            access:
              - {group: payments-admins, permissionSet: AdministratorAccess}
              - {user: ada@example.com, permissionSet: ReadOnlyAccess}
            policies: [deny-root, NO]
            customizations: [baseline]
            custom: {vpc-cidr: 10.4.0.0/20, empty: "", zeros: 00042}

            """
        let spec = declare(["accounts/Prod/it.yaml": least + text])["it"]
        #expect(spec?.sso?.lastName.value == "O'Neill")
        #expect(spec?.contacts[.security]?.phone.value == "+1 555 0100")
        #expect(spec?.contacts[.billing] == nil)
        #expect(
            spec?.access.map(\.value) == [
                Grant(.group("payments-admins"), permissionSet: "AdministratorAccess"),
                Grant(.user("ada@example.com"), permissionSet: "ReadOnlyAccess"),
            ])
        #expect(spec?.access.last?.position == SourcePosition(file: "accounts/Prod/it.yaml", line: 8, column: 5))
        #expect(spec?.policies.map(\.value) == ["deny-root", "NO"])
        #expect(spec?.customizations.map(\.value) == ["baseline"])
        #expect(spec?.custom.mapValues(\.value) == ["vpc-cidr": "10.4.0.0/20", "empty": "", "zeros": "00042"])
    }

    @Test(arguments: [
        // All four fields of a contact, by the rules of Account Management.
        ("contacts: {finance: {}}", "RV1004 3:12"), ("contacts: {security: []}", "RV1007 3:22"),
        ("contacts: {security: {name: A, title: B, email: a@b.co}}", "RV1008 3:12"),
        ("contacts: {security: {name: \"\", title: B, email: a@b.co, phone: 1}}", "RV1009 3:29"),
        ("contacts: {security: {name: A, title: B, email: a@b, phone: 1}}", "RV1009 3:49"),
        ("contacts: {security: {name: A, title: B, email: \" a@b.co\", phone: 1}}", "RV1009 3:49"),
        ("contacts: {security: {name: A, title: B, email: a@b.co, phone: 0x1}}", "RV1009 3:64"),
        // A grant is for a group or a user, and has a permission set.
        ("access: {group: a}", "RV1007 3:9"), ("access: [{group: a}]", "RV1008 3:10"),
        ("access: [{permissionSet: A}]", "RV1008 3:10"),
        ("access: [{group: a, user: b, permissionSet: A}]", "RV1009 3:21"),
        ("access: [{group: a, permissionSet: a b}]", "RV1009 3:36"),
        ("access: [{user: a b, permissionSet: A}]", "RV1009 3:17"),
        ("access: [{group: a, permissionset: A}]", "RV1004 3:21"),
        ("access: [{group: a, permissionSet: A}, {permissionSet: A, group: a}]", "RV1009 3:40"),
        // Lists of names.
        ("policies: deny-root", "RV1007 3:11"), ("policies: [a, ~]", "RV1007 3:15"),
        ("policies: [a, a]", "RV1009 3:15"),
        ("customizations: [../x]", "RV1009 3:18"), ("customizations: [.x]", "RV1009 3:18"),
        // Values are text.
        ("custom: {a: {b: c}}", "RV1007 3:13"), ("custom: {a: [b]}", "RV1007 3:13"),
        ("custom: {a b: c}", "RV1009 3:10"),
        ("custom: [a]", "RV1007 3:9"), ("sso: {email: x, firstName: A, lastName: B}", "RV1009 3:14"),
        ("sso: {first: A}", "RV1004 3:7"), ("request: {by: \"\"}", "RV1009 3:15"),
    ])
    func aBadValueIsReportedAtItsPlace(_ line: String, _ problem: String) {
        #expect(problems(line + "\n") == [problem])
    }

    @Test func anUnknownCustomizationHasTheNearestAsItsHint() {
        #expect(problems("customizations: [basline]\n", bundles: ["baseline", "network"]) == ["RV1020 3:18"])
        #expect(hint("customizations: [basline]\n", bundles: ["baseline", "network"]) == "did you mean 'baseline'?")
        #expect(hint("customizations: [x]\n", bundles: ["baseline", "network"]) == "there are: baseline, network")
        #expect(problems("customizations: [baseline]\n", bundles: ["baseline"]) == [])
        // What was not read is not taken for empty.
        #expect(problems("customizations: [basline]\n", bundles: nil) == [])
    }

    @Test func aMistypedKeyOfAGrantIsOneProblem() {
        #expect(problems("access: [{gruop: a, permissionSet: A}]\n") == ["RV1004 3:11"])
        #expect(hint("access: [{gruop: a, permissionSet: A}]\n") == "did you mean 'group'?")
    }

    @Test(arguments: ["name", "email", "accountId", "state", "ou"])
    func whatIsOneAccountsOwnIsNoFieldOfDefaults(_ name: String) {
        #expect(!DefaultsField.record.names.contains(name))
        #expect(AccountField.record.names.contains(name))
    }
}

/// What the pattern and the lengths of a rule say, the decoder does.
struct RuleTests {
    @Test(arguments: [0...9, 0...100_000, 1...1, 1...31, 1...50, 0...100, 1...744, 1...44640])
    func aPatternOfNumbersIsExactlyItsRange(_ range: ClosedRange<Int>) throws {
        let pattern = try Regex("^(?:\(DecimalPattern.pattern(of: range)))$")
        for number in 0...(range.upperBound + 1000) where number % 7 == 0 || abs(number - range.upperBound) < 20 {
            #expect("\(number)".contains(pattern) == range.contains(number), "\(number)")
        }
    }
}
