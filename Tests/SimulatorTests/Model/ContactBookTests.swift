import Foundation
import Testing

@testable import Simulator

struct ContactBookTests {
    private let management = "123456789012"
    private let other = ContactInformation(members: ["FullName": "Ada Lovelace"])

    @Test func anAccountGetsWhatTheManagementAccountHasWhenItIsMade() {
        var book = ContactBook(managementID: management, since: Fixture.start)
        book.setInformation(other, of: management, at: Fixture.start + 60)

        #expect(book.information(of: management, joined: Fixture.start) == other)
        #expect(book.information(of: "432109876543", joined: Fixture.start - 3600) == .example)
        #expect(book.information(of: "432109876543", joined: Fixture.start + 59) == .example)
        #expect(book.information(of: "432109876543", joined: Fixture.start + 60) == other)
    }

    @Test func whatAnAccountWasGivenIsItsOwn() {
        var book = ContactBook(managementID: management, since: Fixture.start)
        book.setInformation(other, of: "432109876543", at: Fixture.start)
        #expect(book.information(of: "432109876543", joined: Fixture.start) == other)
        #expect(book.information(of: "321098765432", joined: Fixture.start) == .example)
        #expect(book.information(of: management, joined: Fixture.start) == .example)
    }
}
