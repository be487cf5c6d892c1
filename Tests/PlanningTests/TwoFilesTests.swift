import Planning
import Testing

/// Two files that mean one account, the one by ID and the other by e-mail, are both left alone.
struct TwoFilesTests {
    private let files = [
        spec("by-id", email: "x@example.com", accountID: "222222222222", state: .closed),
        spec("by-email", name: "it", email: "it@example.com"),
    ]

    @Test func forAnAccountThatNobodyOwns() throws {
        let plan = try plan(files, [account("222222222222", email: "it@example.com")])
        #expect(plan.lines == [])
        #expect(Set(plan.problems.keys) == ["by-id", "by-email"])
        #expect(plan.places == ["RV3006 accounts/Prod/by-email.yaml:2:8", "RV3006 accounts/Prod/by-id.yaml:3:12"])
    }

    @Test func forAnAccountWhoseFileWasRenamed() throws {
        let plan = try plan(files, [owned("old", "222222222222", email: "it@example.com")])
        #expect(plan.lines == [])
        #expect(Set(plan.problems.keys) == ["by-id", "by-email"])
    }
}
