import Planning
import Testing

/// A new name for the file takes no protection off the account.
struct RekeyProtectionTests {
    @Test func aProtectedAccountIsNotMovedWithItsRename() throws {
        let plan = try plan(
            [spec("new", name: "old", email: "old@example.com", ou: "Lab")], [owned("old")],
            policy: policy { $0.protected = ["old"] })
        #expect(plan.lines == [])
        #expect(plan.diagnostics.map(\.code) == [.protectedAccount])
    }

    @Test func aProtectedAccountIsNotClosedByItsRename() throws {
        let plan = try plan(
            [spec("new", name: "old", email: "old@example.com", state: .closed)], [owned("old")],
            policy: policy { $0.protected = ["old"] })
        #expect(plan.lines == [])
        #expect(plan.diagnostics.map(\.code) == [.protectedAccount])
    }

    @Test func aProtectedKeyIsNotGivenUpInTwoSteps() throws {
        let renamed = spec("new", name: "old", email: "old@example.com")
        let alone = try plan([renamed], [owned("old")], policy: policy { $0.protected = ["old"] })
        #expect(alone.lines == [])
        #expect(alone.diagnostics.map(\.code) == [.protectedAccount])
        let both = try plan([renamed], [owned("old")], policy: policy { $0.protected = ["old", "new"] })
        #expect(both.diagnostics.isEmpty && !both.isEmpty)
    }
}
