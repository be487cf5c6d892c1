import Planning
import Testing

/// AWS reports a create by its name. That of another file is known by the request that the status branch has.
struct SameNameCreateTests {
    @Test func theRequestOfAnotherFileIsNotThisOnes() throws {
        let running = ObservedCreate(request: "car-1", name: "Same", progress: .inProgress)
        let begun = history([
            record("a", phase: .creating, create: .init(request: "car-1", effect: Digest(of: "a".utf8)))
        ])
        let plan = try plan([spec("a", name: "Same"), spec("b", name: "Same")], [], history: begun, creates: [running])
        #expect(plan.actions.map(\.progress) == [.inFlight(request: "car-1"), .notBegun])
        #expect(
            gate(plan, history: begun, creates: [running]).heldBack == [
                "create a: being created", "create b: waits for another create of the same name",
            ])
    }
}
