import Planning
import Testing

/// Why an action is in the plan, and who had a hand in it.
struct CauseTests {
    private let file = "accounts/Prod/it.yaml"

    @Test func anAccountWithoutARecordIsSeenForTheFirstTime() throws {
        #expect(try plan([spec("it")], [])[.create]?.cause == .firstSight)
    }

    @Test func withoutACommitItIsDrift() throws {
        let past = history([record("it", "111111111111")], source: commit(1))
        let plan = try plan([spec("it")], [owned("it", ou: "Dev")], history: past)
        #expect(plan[.move]?.cause == .drift)
        #expect(plan[.move]?.people == [])
    }

    @Test func theNewestCommitThatTouchedTheFileIsTheCause() throws {
        let past = history(
            [record("it", "111111111111")], source: commit(1),
            changes: [
                change(4, by: ["dora@example.com"], ["accounts/Prod/other.yaml"]),
                change(3, by: ["carl@example.com"], [file]), change(2, by: ["bea@example.com"], [file]),
                change(1, by: ["ada@example.com"], [file]),
            ])
        let plan = try plan([spec("it", tags: ["a": "1"])], [owned("it")], history: past)
        #expect(plan[.update]?.cause == .changed(commit(3)))
        #expect(plan[.update]?.people == ["carl@example.com", "bea@example.com"])
    }

    @Test func anAccountThatIsNotSettledReachesFurtherBack() throws {
        let past = history(
            [record("it", "111111111111", phase: .waiting, settledAt: commit(1))], source: commit(3),
            changes: [change(3, by: ["carl@example.com"], [file]), change(2, by: ["bea@example.com"], [file])])
        let plan = try plan([spec("it", tags: ["a": "1"])], [owned("it")], history: past)
        #expect(plan[.update]?.people == ["carl@example.com", "bea@example.com"])
    }

    @Test func whoChangedTheDefaultsHadAHandInIt() throws {
        let past = history(
            [record("it", "111111111111")], source: commit(1),
            changes: [change(2, by: ["bea@example.com"], ["accounts/_defaults.yaml"])])
        let plan = try plan(
            [spec("it", tags: ["a": "1"])], [owned("it")], history: past)
        #expect(plan[.update]?.people == ["bea@example.com"])
    }
}
