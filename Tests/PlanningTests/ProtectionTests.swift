import Planning
import Testing

/// The management account, and what the policy protects, is never moved, unmanaged or closed.
struct ProtectionTests {
    private let protections: [(String, Policy)] = [
        ("key", policy { $0.protected = ["it"] }), ("account ID", policy { $0.protected = ["111111111111"] }),
    ]

    @Test func whatIsProtectedIsNeverMovedUnmanagedOrClosed() throws {
        for (_, policy) in protections {
            for files in [[spec("it", ou: "Lab")], [spec("it", state: .closed)], []] {
                let plan = try plan(files, [owned("it")], policy: policy)
                #expect(plan.lines == [])
                #expect(plan.diagnostics.map(\.code) == [.protectedAccount])
                #expect(Set(plan.problems.keys) == ["it"])
            }
        }
    }

    @Test func theManagementAccountIsNeverMovedUnmanagedOrClosed() throws {
        for files in [[spec("it", ou: "Lab")], [spec("it", state: .closed)], []] {
            let plan = try plan(files, [owned("it", management)])
            #expect(plan.lines == [])
            #expect(plan.diagnostics.map(\.code) == [.protectedAccount])
        }
    }

    @Test func whatIsProtectedIsUpdatedAllTheSame() throws {
        for (_, policy) in protections {
            let plan = try plan([spec("it", name: "New", tags: ["a": "1"])], [owned("it")], policy: policy)
            #expect(plan.lines == ["rename it it to New", "tag it a - to 1"])
        }
    }

    @Test func nothingElseIsProtected() throws {
        let plan = try plan([spec("other", ou: "Lab")], [owned("other")], policy: policy { $0.protected = ["it"] })
        #expect(plan.lines == ["move other Prod to Lab"])
    }
}
