import Declarations
import Planning
import Testing

/// AWS's rules for each field, checked before AWS is asked.
struct FieldRuleTests {
    private func problems(name: String) -> [String] {
        DeclarationsTests.problems(of: "name: \(name)\nemail: it@example.com\n")
    }

    @Test(arguments: [
        "A", "\"a b\"", String(repeating: "x", count: 50), "\"!#$%&'()*+,-./:;=?@[]^_`{|}~\"", "00042", "NO", "\" \"",
    ])
    func aNameMayBe(_ name: String) {
        #expect(problems(name: name) == [])
    }

    @Test(arguments: [
        "\"\"", String(repeating: "x", count: 51), "a<b", "a>b", "Zahlungen für alle", "日本", "\"a\\tb\"", "\"a\\nb\"",
        "\"a\\x7Fb\"",
        "\"\\u202Ea\"",
    ])
    func aNameMayNotBe(_ name: String) {
        #expect(problems(name: name) == ["RV1009 1:7"])
    }

    @Test(arguments: ["~", "", "[a]", "{a: b}"])
    func aNameIsText(_ name: String) {
        #expect(problems(name: name).map { $0.prefix(6) } == ["RV1007"])
    }

    @Test func nameAndEmailMustBeThere() {
        #expect(DeclarationsTests.problems(of: "email: it@example.com\n") == ["RV1008 1:1"])
        #expect(DeclarationsTests.problems(of: "name: It\n") == ["RV1008 1:1"])
        #expect(DeclarationsTests.problems(of: "{}\n") == ["RV1008 1:1", "RV1008 1:1"])
    }

    @Test(arguments: [
        "a@b.co", "aws+payments@example.com", "UPPER.Case@Example.COM", "a_b-c.d/e=f@sub.example.co.uk",
        String(repeating: "x", count: 52) + "@example.com",
    ])
    func anAddressMayBe(_ email: String) {
        #expect(DeclarationsTests.problems(of: "name: It\nemail: \"\(email)\"\n") == [])
        let spec = declare(["accounts/Prod/it.yaml": "name: It\nemail: \"\(email)\"\n"])["it"]
        #expect(spec?.email.value.description == email)
    }

    @Test(arguments: [
        "", "a@b.c", "no-at.example.com", "two@@example.com", "a@b@example.com", "@example.com", "it@", "it@nodot",
        "it@.example.com",
        "it@example.", "a b@example.com", "ü@example.com", "it@exämple.com", "a(b)@example.com", "a<b>@example.com",
        "a;b@example.com", "a,b@example.com", "a:b@example.com", "a%b@example.com", "a&b@example.com",
        "a|b@example.com",
        "a[b]@example.com", "a'b@example.com", String(repeating: "x", count: 53) + "@example.com", "it@example.com\\n",
        "it@example.com\\u200B", "it@exam_ple.com", "it@-example.com", "it@example.com-", "it@exam+ple.com",
    ])
    func anAddressMayNotBe(_ email: String) {
        #expect(DeclarationsTests.problems(of: "name: It\nemail: \"\(email)\"\n") == ["RV1009 2:8"])
    }

    @Test(arguments: [
        "12345678901", "1234567890123", "12345678901x", "0x2345678901", "\" 12345678901\"", "１２３４５６７８９０１２",
    ])
    func anAccountIDIsTwelveDigits(_ id: String) {
        #expect(DeclarationsTests.problems(of: account("it", "accountId: \(id)\n")) == ["RV1009 3:12"])
    }

    @Test func anAccountIDKeepsItsZero() {
        let spec = declare(["accounts/Prod/it.yaml": account("it", "accountId: 012345678901\n")])["it"]
        #expect(spec?.accountID?.value.description == "012345678901")
    }

    @Test(arguments: ["Closed", "open", "suspended", "true"])
    func theStateIsActiveOrClosed(_ state: String) {
        #expect(DeclarationsTests.problems(of: account("it", "state: \(state)\n")) == ["RV1009 3:8"])
    }
}

/// The rules for tags: AWS's, and that Reeve's own are not for files to set.
struct TagRuleTests {
    private func problems(_ key: String, _ value: String) -> [String] {
        DeclarationsTests.problems(of: account("it", "tags:\n  \"\(key)\": \"\(value)\"\n"))
    }

    @Test(arguments: [
        ("k", ""), ("cost-center", "00042"), ("a b", "c d"), ("é", "日本"), ("a_.:/=+-@", "_.:/=+-@"), ("awsx", "aws:x"),
        ("x:aws:y", "reeve:owner"), ("reeve", "x"),
        (String(repeating: "k", count: 128), String(repeating: "v", count: 256)),
        (String(repeating: "é", count: 128), String(repeating: "é", count: 256)),
    ])
    func mayBe(_ key: String, _ value: String) {
        #expect(problems(key, value) == [])
    }

    @Test(arguments: [
        ("", "v"), ("aws:x", "v"), ("AWS:x", "v"), ("Aws:cloudformation:stack-name", "v"), ("reeve:owner", "v"),
        ("reeve:anything", "v"), (String(repeating: "k", count: 129), "v"), ("k", String(repeating: "v", count: 257)),
        ("a#b", "v"), ("k", "a#b"), ("k", "a\\nb"), ("k\\t", "v"), ("k", "<b>"), ("k", "🙂"), ("k\\u200B", "v"),
        ("k", "\\u202E"),
        ("k", "\\0"),
    ])
    func mayNotBe(_ key: String, _ value: String) {
        // A key's place, or its value's.
        #expect(problems(key, value) == [value == "v" ? "RV1009 4:3" : "RV1009 4:\(key.unicodeScalars.count + 7)"])
    }

    @Test(arguments: ["[a]", "{a: b}", "~", ""])
    func aValueIsText(_ value: String) {
        let found = DeclarationsTests.problems(of: account("it", "tags:\n  k: \(value)\n"))
        #expect(found.map { $0.prefix(6) } == ["RV1007"])
    }

    @Test func tagsAreAMap() {
        #expect(DeclarationsTests.problems(of: account("it", "tags: [a, b]\n")) == ["RV1007 3:7"])
    }

    /// AWS allows fifty; Reeve needs three while the account is made.
    @Test func thereAreFortySevenAtMostWithTheDefaults() {
        func tags(_ range: ClosedRange<Int>) -> String { "tags:\n" + range.map { "  k\($0): v\n" }.joined() }
        func codes(_ count: Int) -> [String] {
            declare(["accounts/_defaults.yaml": tags(1...20), "accounts/Prod/it.yaml": account("it", tags(11...count))])
                .codes
        }
        #expect(codes(47) == [])
        #expect(codes(48) == ["RV1009"])
    }
}
