import Planning
import Testing

/// A first run that may only propose adoptions leaves records of accounts that are not ours yet. The next run
/// must not take them for ours that cannot be read.
struct FirstAdoptionTests {
    @Test(arguments: [AccountRecord.Phase.waiting, .quarantined, .stalled, .retrying])
    func waitsAsLongAsItTakes(_ phase: AccountRecord.Phase) throws {
        let plan = try plan(
            [spec("it")], [account("222222222222", name: "it", email: "it@example.com")],
            history: history([record("it", "222222222222", phase: phase)]))
        #expect(plan.lines == ["adopt it 222222222222 by email"])
    }

    @Test func aClosedAccountThatWasNeverOursIsNoReasonForDoubt() throws {
        var closed = record("it", "222222222222")
        closed.state = .suspended
        let plan = try plan(
            [spec("it", accountID: "222222222222", state: .closed)],
            [account("222222222222", email: "it@example.com", state: .suspended)], history: history([closed]))
        #expect(plan.isEmpty)
    }
}
