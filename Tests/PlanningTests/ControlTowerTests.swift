import Planning
import Testing

/// What Control Tower takes one at a time.
@Suite struct ControlTowerTests {
    private func gate(provider: Policy.ProviderKind) throws -> Gate {
        let accounts = [owned("a", "111111111111"), owned("b", "222222222222"), owned("c", "333333333333", ou: "Lab")]
        let policy = policy {
            $0.provider = provider
            $0.approval[.unmanage] = .merge
        }
        return PlanningTests.gate(try plan([spec("c")], accounts, policy: policy), policy: policy)
    }

    @Test func oneAccountIsUnmanagedAtATime() throws {
        let gate = try gate(provider: .controlTower)
        #expect(gate.allowed.sorted() == ["move c Lab to Prod", "unmanage a"])
        #expect(gate.heldBack == ["unmanage b: waits for one of 1 slots"])
    }

    @Test func organizationsUnmanagesManyAtOnce() throws {
        #expect(
            try gate(provider: .organizations).allowed.sorted() == ["move c Lab to Prod", "unmanage a", "unmanage b"])
    }
}
