import Planning
import Testing

/// What was approved is what the create was begun with. A file that changes while its account is being made
/// asks for something else.
struct FinishingTests {
    private let strict = policy { $0.approval[.create] = .explicit }
    private let standing = owned("it", ou: "/", tags: ["reeve:phase": "creating"])

    private func begun(with file: AccountSpec) throws -> History {
        let effect = try #require(try plan([file], []).effects.first)
        return history([record("it", phase: .creating, create: .init(request: "car-1", effect: effect.digest))])
    }

    @Test func whatItWasBegunWithNeedsNoSecondApproval() throws {
        let history = try begun(with: spec("it"))
        let plan = try plan([spec("it")], [standing], history: history, policy: strict)
        #expect(gate(plan, policy: strict, history: history).allowed == ["create it"])
    }

    @Test func whatItWasNotBegunWithDoes() throws {
        let history = try begun(with: spec("it"))
        let plan = try plan([spec("it", ou: "Lab")], [standing], history: history, policy: strict)
        #expect(gate(plan, policy: strict, history: history).heldBack == ["create it: needs approval"])
        #expect(gate(plan, [approval(plan.effects)], policy: strict, history: history).allowed == ["create it"])
    }

    @Test func whatWasRefusedForGoodIsNotTriedAgain() throws {
        var history = try begun(with: spec("it"))
        let effect = try #require(history.records["it"]?.create?.effect)
        history.records["it"]?.stalls = [effect: "MoveAccount was refused"]
        let plan = try plan([spec("it")], [standing], history: history)
        #expect(gate(plan, history: history).heldBack == ["create it: stalled: MoveAccount was refused"])
    }

    @Test func whereAMergeIsEnoughItGoesAhead() throws {
        let history = try begun(with: spec("it"))
        let plan = try plan([spec("it", ou: "Lab")], [standing], history: history)
        #expect(gate(plan, history: history).allowed == ["create it"])
    }
}
