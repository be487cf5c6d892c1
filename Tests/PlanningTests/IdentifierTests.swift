import Planning
import Testing

struct IdentifierTests {
    @Test(arguments: ["a", "0", "payments-prod", "a-", String(repeating: "k", count: 63)])
    func aKeyMayBe(_ text: String) { #expect(AccountKey(text)?.description == text) }

    @Test(arguments: ["", "-a", "A", "a_b", "a.b", "a b", "é", "a\n", String(repeating: "k", count: 64), "а"])
    func aKeyMayNotBe(_ text: String) { #expect(AccountKey(text) == nil) }

    @Test(arguments: [
        "", "12345678901", "1234567890123", "12345678901a", "１２３４５６７８９０１２", " 12345678901", "+12345678901",
    ])
    func anAccountIDIsTwelveDigits(_ text: String) { #expect(AccountID(text) == nil) }

    @Test func anAccountIDKeepsItsZeros() {
        let text = "000000000012"
        #expect(AccountID(text)?.description == text)
    }

    @Test func addressesAreEqualWithoutRegardToCase() {
        let one = EmailAddress("Ada+AWS@Example.com")
        #expect(one == EmailAddress("ada+aws@EXAMPLE.COM"))
        #expect(Set([one, EmailAddress("ada+aws@example.com")]).count == 1)
        #expect(one != EmailAddress("ada-aws@example.com"))
        #expect(one?.description == "Ada+AWS@Example.com")
    }

    @Test(arguments: [("/", 0), ("Prod", 1), ("Workloads/Prod", 2), ("a b/c", 2), ("a/\u{301}b", 2)])
    func aPathIsReadAndWritten(_ text: String, _ depth: Int) {
        #expect(OrganizationalUnitPath(text)?.description == text)
        #expect(OrganizationalUnitPath(text)?.components.count == depth)
    }

    @Test(arguments: ["", "//", "/a", "a/", "a//b", "/\u{301}"])
    func aPathHasNoEmptyName(_ text: String) { #expect(OrganizationalUnitPath(text) == nil) }

    @Test(arguments: ["", "9d02e17", String(repeating: "A", count: 40), String(repeating: "g", count: 40)])
    func aCommitIsFortyLowerCaseHexDigits(_ text: String) { #expect(CommitID(text) == nil) }

    @Test func aHashedAddressStillMatchesInItsOrganizationAlone() throws {
        let email = try #require(EmailAddress("Ada@Example.com"))
        let hashed = ObservedEmail.address("aDA@example.com").hashed(organization: organization)
        #expect(hashed.matches(email, organization: organization))
        #expect(!hashed.matches(email, organization: "o-otherorgid0"))
        #expect(!"\(hashed)".lowercased().contains("example.com"))
    }
}

struct NearestTests {
    @Test(arguments: [
        ("Prdo", "Prod"), ("prod", "Prod"), ("Workload/Prod", "Workloads/Prod"), ("Pord", "Prod"), ("Prodx", "Prod"),
    ])
    func aSlipFindsItsWord(_ word: String, _ match: String) {
        #expect(Nearest.match(for: word, among: ["Dev", "Lab", "Prod", "Workloads/Prod"]) == match)
    }

    @Test(arguments: ["", "Finance", "P", "Productivity"])
    func anotherWordFindsNone(_ word: String) {
        #expect(Nearest.match(for: word, among: ["Dev", "Lab", "Prod"]) == nil)
    }

    @Test func amongEqualsTheFirstInOrderWins() {
        #expect(Nearest.match(for: "ax", among: ["ac", "ab"]) == "ab")
    }
}
