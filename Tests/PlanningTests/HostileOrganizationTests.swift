import Planning
import Testing

/// The organization's ID comes from AWS, or from what answers in its place.
struct HostileOrganizationTests {
    private func hostile() throws -> Plan {
        var observed = state([])
        observed.organization = "o-\u{1B}[2J<b>|\nx"
        return try Planner.plan(
            desired: DesiredState(accounts: ["it": spec("it")]), observed: observed, history: History(),
            policy: policy(),
            capabilities: Capabilities(provider: .organizations, kinds: Set(ActionKind.allCases)))
    }

    @Test func isEscapedOnATerminal() throws {
        let text = PlanText.render(try hostile(), PlanContext(branch: "main", commit: nil))
        #expect(text.contains("organization o-\\u{1b}[2J<b>|\\u{a}x, 0 accounts\n"))
    }

    @Test func isEscapedInMarkdown() throws {
        let text = PlanMarkdown.render(try hostile(), PlanContext(branch: "main", commit: nil))
        #expect(text.contains("organization o-\\\\u{1b}\\[2J&lt;b&#8203;&gt;&#124;\\\\u{a}x, 0 accounts."))
    }
}
