import Declarations
import Planning
import Testing

/// Folders are organizational units; the stem of a file is its key.
struct FolderTests {
    @Test(arguments: [
        ("accounts/Prod/payments.yaml", "Prod"), ("accounts/Workloads/Prod/payments.yaml", "Workloads/Prod"),
        ("accounts/A/B/C/D/E/payments.yaml", "A/B/C/D/E"), ("accounts/Two words/payments.yaml", "Two words"),
        ("accounts/Ünit/payments.yaml", "Ünit"),
    ])
    func theFolderIsTheUnit(_ path: String, _ ou: String) {
        let spec = declare([path: account("payments")])["payments"]
        #expect(spec?.ou.value.description == ou)
        #expect(spec?.ou.position == SourcePosition(file: path))
        #expect(spec?.file == path)
        #expect(spec?.key.description == "payments")
    }

    @Test(arguments: [("/", "/"), ("Workloads/Prod", "Workloads/Prod"), ("Lab", "Lab")])
    func aFileDirectlyInAccountsSaysItsUnit(_ written: String, _ ou: String) {
        let spec = declare(["accounts/it.yaml": account("it", "ou: \(written)\n")])["it"]
        #expect(spec?.ou.value.description == ou)
        #expect(spec?.ou.position == SourcePosition(file: "accounts/it.yaml", line: 3, column: 5))
    }

    @Test func aFileDirectlyInAccountsMustSayIt() {
        let declared = declare(["accounts/it.yaml": account("it"), "accounts/Prod/good.yaml": account("good")])
        #expect(declared.problems == ["RV1012 accounts/it.yaml:1:1"])
        #expect(declared.quarantined == ["it"])
        #expect(declared.read == ["good"])
    }

    @Test func elsewhereTheUnitIsRefusedEvenIfItIsTheSame() {
        #expect(problems(of: account("it", "ou: Prod\n")) == ["RV1012 3:5"])
        #expect(problems(of: account("it", "ou: /\n")) == ["RV1012 3:5"])
    }

    @Test(arguments: ["Workloads//Prod", "/Workloads", "Workloads/", "//"])
    func aPathWithAnEmptyNameIsNone(_ path: String) {
        let declared = declare(["accounts/it.yaml": account("it", "ou: \(path)\n")])
        #expect(declared.problems == ["RV1009 accounts/it.yaml:3:5"])
    }

    @Test func everyFieldKnowsItsPlace() {
        let text = """
            name: Payments Prod
            email: aws+payments@example.com
            request: {by: ada@example.com, reason: Card processing}
            tags: {cost-center: 00042, environment: NO}
            accountId: 012345678901
            state: closed

            """
        let spec = declare(["accounts/Prod/it.yaml": text])["it"]
        func at(_ line: Int, _ column: Int) -> SourcePosition {
            SourcePosition(file: "accounts/Prod/it.yaml", line: line, column: column)
        }
        #expect(spec?.name == Sourced("Payments Prod", at: at(1, 7)))
        #expect(spec?.email.value.description == "aws+payments@example.com")
        #expect(spec?.email.position == at(2, 8))
        #expect(spec?.tags["cost-center"] == Sourced("00042", at: at(4, 21)))
        #expect(spec?.tags["environment"] == Sourced("NO", at: at(4, 41)))
        #expect(spec?.accountID?.value.description == "012345678901")
        #expect(spec?.accountID?.position == at(5, 12))
        #expect(spec?.state == Sourced(.closed, at: at(6, 8)))
        #expect(spec?.request.by == Sourced("ada@example.com", at: at(3, 15)))
        #expect(spec?.request.reason == Sourced("Card processing", at: at(3, 40)))
    }

    @Test func onlyNameAndEmailAreRequired() {
        let spec = declare(["accounts/Prod/it.yaml": account("it")])["it"]
        #expect(spec?.state.value == .active)
        #expect(spec?.tags.isEmpty == true)
        #expect(spec?.accountID == nil)
    }

    @Test func aBadFileKeepsNoOtherFromBeingRead() {
        let declared = declare([
            "accounts/Prod/a.yaml": account("a"), "accounts/Prod/b.yaml": "name: [\n",
            "accounts/Lab/c.yaml": account("c"),
        ])
        #expect(declared.read == ["a", "c"])
        #expect(declared.quarantined == ["b"])
    }
}
