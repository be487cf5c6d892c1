import Planning
import Testing

/// Status tells of an account that carries no tags of ours, or none that were read, so that a changed address
/// is not taken for a new account.
struct ReadoptionTests {
    private let known = history([record("it", "111111111111"), record("other", "222222222222")])
    private let other = owned("other", "222222222222")

    @Test func unreadTagsAndAChangedAddressAreNoCreate() throws {
        var unread = owned("it")
        unread.tags = .unread
        let plan = try plan([spec("it", email: "new@example.com"), spec("other")], [unread, other], history: known)
        #expect(plan.lines == [])
        #expect(plan.diagnostics.map(\.code) == [.tagsUnread])
    }

    @Test func tagsTakenOffAndAChangedAddressAreNoCreate() throws {
        let bare = account("111111111111", email: "it@example.com")
        let plan = try plan([spec("it", email: "new@example.com"), spec("other")], [bare, other], history: known)
        #expect(plan.lines == [])
        #expect(Set(plan.problems.keys) == ["it"])
    }

    @Test func tagsTakenOffAreAnAdoption() throws {
        let bare = account("111111111111", name: "it", email: "it@example.com")
        let plan = try plan([spec("it"), spec("other")], [bare, other], history: known)
        #expect(plan.lines == ["adopt it 111111111111 by email"])
    }

    @Test func anAccountThatGotAnotherKeyLeavesItsOldOneFree() throws {
        let plan = try plan(
            [spec("it", email: "new@example.com"), spec("renamed", email: "it@example.com"), spec("other")],
            [owned("renamed", email: "it@example.com"), other], history: known)
        #expect(plan.lines == ["create it"])
    }
}
