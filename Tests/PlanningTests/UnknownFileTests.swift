import Planning
import Testing

/// A file that has never been read may be a missing one under another name, however long it stays unreadable.
struct UnknownFileTests {
    @Test func holdsUnmanagesAlsoAfterStatusHasARecordOfIt() throws {
        let renamed = quarantined("accounts/Prod/renamed.yaml", key: "renamed")
        let plan = try plan(
            [], [owned("gone")], quarantined: [renamed],
            history: history([record("gone", "111111111111"), record("renamed", phase: .quarantined)]))
        #expect(plan.lines == [])
    }

    @Test func aRenamedFileThatNamesTheWrongIDHoldsItsAccount() throws {
        let plan = try plan(
            [spec("renamed", email: "gone@example.com", accountID: "999999999999")],
            [owned("gone"), owned("other", "222222222222")])
        #expect(plan.lines == ["unmanage other"])
        #expect(Set(plan.problems.keys) == ["renamed"])
    }
}
