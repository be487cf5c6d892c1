import Planning
import Testing

struct LargePlanTests {
    /// Each effect's hold is looked up, not searched for.
    @Test(.timeLimit(.minutes(3)))
    func tenThousandHeldEffectsAreRendered() throws {
        let plan = try PlanCase("") { world in
            world.policy.approval[.update] = .explicit
            for number in 10_000..<20_000 {
                world.ours("a\(number)", in: "Prod", tags: ["team": "old"])
                world.file("a\(number)", in: "Prod", tags: ["team": "new"])
            }
        }.rendered()
        #expect(plan.text.split(separator: "\n").count { $0.contains("needs approval") } == 10_000)
        #expect(try plan.json.split(separator: "\n").count { $0.contains("\"needs_approval\" : true") } == 10_000)
        #expect(plan.markdown.contains("Waiting for an approver: 10000."))
    }
}
