import Testing

@testable import Planning

/// What AWS refused is tried again when that is of use: at once, after a time, or once a person has done something.
struct RefusalTests {
    private let file = spec("it", name: "It", ou: "Lab")

    private func failed(_ reason: String) -> ObservedCreate {
        ObservedCreate(request: "car-1", name: "It", progress: .failed(reason: reason))
    }

    private func begun(_ waits: [Digest: Wait] = [:]) throws -> History {
        let effect = try #require(try plan([file], []).effects.first)
        var begun = record("it", phase: .creating, create: .init(request: "car-1", effect: effect.digest))
        begun.waits = waits
        return history([begun], source: commit(1))
    }

    @Test(arguments: ["INTERNAL_FAILURE", "CONCURRENT_ACCOUNT_MODIFICATION"])
    func `a create that failed by chance begins again`(reason: String) throws {
        let history = try begun()
        let plan = try plan([file], [], history: history, creates: [failed(reason)])
        #expect(gate(plan, history: history, creates: [failed(reason)]).allowed == ["create it"])
    }

    @Test(arguments: ["ACCOUNT_LIMIT_EXCEEDED", "PENDING_BUSINESS_VALIDATION"])
    func `a create that waits for AWS says for what and until when`(reason: String) throws {
        let history = try begun()
        let plan = try plan([file], [], history: history, creates: [failed(reason)])
        let held = try #require(gate(plan, history: history, creates: [failed(reason)]).held.first)
        guard case .waits(let wait) = held.reason else {
            Issue.record("it does not wait: \(held.reason)")
            return
        }
        #expect(wait.reason.hasPrefix(reason + ": "))
        #expect(wait.since == now && wait.until == now + 3600)
    }

    @Test func `a wait that is over lets the create begin again`() throws {
        let digest = try #require(try plan([file], []).effects.first).digest
        let creates = [failed("ACCOUNT_LIMIT_EXCEEDED")]
        for (until, allowed) in [(now + 1, []), (now, ["create it"])] {
            let history = try begun([digest: Wait(reason: "quota", since: now - 10, until: until)])
            let plan = try plan([file], [], history: history, creates: creates)
            #expect(gate(plan, history: history, creates: creates).allowed == allowed)
        }
    }

    @Test func `a create that is tried again takes a slot`() throws {
        let history = try begun()
        let creates = [failed("INTERNAL_FAILURE")]
        let one = policy { $0.concurrency = 1 }
        let plan = try plan([file, spec("another")], [], history: history, policy: one, creates: creates)
        #expect(gate(plan, policy: one, history: history, creates: creates).allowed.count == 1)
    }

    @Test func `what waits holds no other effect of the account`() throws {
        let plan = try plan([spec("it", tags: ["a": "1", "b": "2"])], [owned("it")])
        let held = try #require(plan.effects.first { $0.line == "tag it a - to 1" }).digest
        var waiting = record("it", "111111111111")
        waiting.waits = [held: Wait(reason: "a quota", since: now, until: now + 60)]
        let gate = gate(plan, history: history([waiting]))
        #expect(gate.allowed == ["tag it b - to 2"])
        #expect(gate.heldBack == ["tag it a - to 1: waits until 2027-01-15T08:01:00Z: a quota"])
    }

    /// A change that does not alter what is asked for is a person's word that it is worth a try.
    @Test func `a commit that touches the file lets a stall go`() throws {
        let digest = try #require(try plan([file], []).effects.first).digest
        var stalled = record("it", phase: .stalled, settledAt: commit(1), stalls: [digest: "refused"])
        stalled.file = file.file
        let before = [change(2, by: [], []), change(1, by: [], [file.file])]
        let untouched = history([stalled], source: commit(2), changes: before)
        #expect(gate(try plan([file], [], history: untouched), history: untouched).allowed == [])
        let touched = history([stalled], source: commit(2), changes: [change(3, by: [], [file.file])] + before)
        #expect(gate(try plan([file], [], history: touched), history: touched).allowed == ["create it"])
        let other = history(
            [stalled], source: commit(2), changes: [change(3, by: [], ["accounts/Lab/b.yaml"])] + before)
        #expect(gate(try plan([file], [], history: other), history: other).allowed == [])
    }

    @Test func `a commit that touches the file lets a failed create go`() throws {
        var history = try begun()
        history.changes[commit(1)] = [change(2, by: [], [file.file])]
        let creates = [failed("EMAIL_ALREADY_EXISTS")]
        let plan = try plan([file], [], history: history, creates: creates)
        #expect(gate(plan, history: history, creates: creates).allowed == ["create it"])
    }
}

/// Slots go to those who have waited longest.
struct RequestOrderTests {
    @Test func `the oldest request comes first, and what nobody asked for last`() throws {
        let files = ["a", "b", "c"].map { spec(AccountKey($0) ?? "x") }
        let changes = [change(3, by: [], [files[0].file]), change(2, by: [], [files[1].file])]
        let history = history(source: commit(1), changes: changes)
        let plan = try plan(files, [], history: history)
        #expect(gate(plan, history: history).approved.map(\.action.key) == ["b", "a", "c"])
        #expect(plan.actions.map(\.key) == ["a", "b", "c"])
    }

    @Test func `one slot goes to the oldest request`() throws {
        let files = ["a", "b"].map { spec(AccountKey($0) ?? "x") }
        let changes = [change(3, by: [], [files[0].file]), change(2, by: [], [files[1].file])]
        let history = history(source: commit(1), changes: changes)
        let one = policy { $0.concurrency = 1 }
        let plan = try plan(files, [], history: history, policy: one)
        #expect(gate(plan, policy: one, history: history).allowed == ["create b"])
    }
}
