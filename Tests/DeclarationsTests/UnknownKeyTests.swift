import Declarations
import Planning
import Testing

struct UnknownKeyTests {
    private func hint(_ text: String) -> String? {
        declare(["accounts/Prod/it.yaml": text]).diagnostics.first?.hint
    }

    @Test(arguments: [
        ("nmae", "name"), ("tag", "tags"), ("acount", "did not"), ("accountID", "accountId"), ("contact", "contacts"),
        ("Name", "name"), ("stat", "state"), ("polices", "policies"),
    ])
    func theNearestKeyIsTheHint(_ written: String, _ known: String) {
        let text = account("it", "\(written): x\n")
        #expect(problems(of: text).first == "RV1004 3:1")
        if known == "did not" {
            #expect(hint(text)?.hasPrefix("known keys: ") == true)
        } else {
            #expect(hint(text) == "did you mean '\(known)'?")
        }
    }

    @Test func whereNoneIsNearAllAreNamed() {
        #expect(
            hint(account("it", "favourite-colour: blue\n"))
                == "known keys: access, accountId, contacts, custom, customizations, email, name, ou, policies, request, sso, "
                + "state, tags")
    }

    @Test func aMistypedRequiredKeyIsOneProblem() {
        #expect(problems(of: "nmae: It\nemail: it@example.com\n") == ["RV1004 1:1"])
        #expect(problems(of: "name: It\nemial: it@example.com\n") == ["RV1004 2:1"])
    }

    @Test func keysOfInnerMapsAreCheckedToo() {
        #expect(problems(of: account("it", "request: {by: ada, raeson: x}\n")) == ["RV1004 3:20"])
        #expect(hint(account("it", "request: {by: ada, raeson: x}\n")) == "did you mean 'reason'?")
    }

    @Test func allOfThemAreReported() {
        #expect(problems(of: account("it", "x1: 1\nx2: 2\n")) == ["RV1004 3:1", "RV1004 4:1"])
    }

    @Test func aMergeKeyIsUnknown() {
        #expect(problems(of: account("it", "<<: {state: closed}\n")) == ["RV1004 3:1"])
    }
}
