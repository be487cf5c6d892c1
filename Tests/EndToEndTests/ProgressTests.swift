import Planning
import Reconciler
import Testing

@testable import reeve

@Suite struct ProgressTests {
    private let start = ContinuousClock.now

    private func at(_ seconds: Int) -> ContinuousClock.Instant { start.advanced(by: .seconds(seconds)) }

    private func lines(_ progress: Progress, at seconds: Int, width: Int = 80, height: Int = 24) -> [String] {
        ProgressTable.lines(of: progress, at: at(seconds), width: width, height: height)
    }

    @Test func `before there is a plan there is nothing to show`() {
        #expect(lines(Progress(), at: 0) == [])
    }

    @Test func `a create over several passes is one row, since it was begun`() {
        var progress = Progress()
        let (search, payments) = (PassStory.create("search"), PassStory.create("payments"))
        progress.take(PassStory.planned([search, payments], slots: 1), at: at(0))
        progress.take(.performing(PassStory.approved(search)), at: at(1))
        #expect(lines(progress, at: 3) == ["  create  search  2s  Prod", "0 done, 1 in flight, 1 waiting, 0 stalled"])
        progress.take(PassStory.finished(search, .started(request: "car-1")), at: at(4))
        progress.take(
            PassStory.planned([PassStory.create("search", .inFlight(request: "car-1")), payments]), at: at(60))
        #expect(
            lines(progress, at: 126) == ["  create  search  2m 05s  Prod", "0 done, 1 in flight, 1 waiting, 0 stalled"])
        // It stands, and is put in its place.
        let finishing = PassStory.create("search", .finishing(PassStory.account))
        progress.take(PassStory.planned([finishing, payments]), at: at(600))
        progress.take(.performing(PassStory.approved(finishing)), at: at(600))
        #expect(lines(progress, at: 601).first == "  create  search  10m 00s  Prod")
        progress.take(PassStory.finished(finishing, .applied), at: at(601))
        #expect(lines(progress, at: 601) == ["1 done, 0 in flight, 1 waiting, 0 stalled; ends in about 10m 00s"])
    }

    @Test func `one that was begun by another process is in flight for longer than is known`() {
        var progress = Progress()
        progress.take(PassStory.planned([PassStory.create("search", .inFlight(request: "car-1"))]), at: at(0))
        #expect(lines(progress, at: 5).first == "  create  search  over 5s  Prod")
        // And says nothing of how long others take.
        progress.take(PassStory.planned([PassStory.create("payments")]), at: at(10))
        #expect(lines(progress, at: 10) == ["1 done, 0 in flight, 1 waiting, 0 stalled"])
    }

    @Test func `an account of which all is done is done, and one of which something is left is not`() {
        var progress = Progress()
        let update = PassStory.update("search", tags: ["a", "b"])
        progress.take(PassStory.planned([update]), at: at(0))
        progress.take(.performing(PassStory.approved(update)), at: at(0))
        let outcomes = [Outcome(update.effects[0], .applied), Outcome(update.effects[1], .retry("later"))]
        progress.take(.finished(PassStory.approved(update), outcomes), at: at(1))
        #expect(lines(progress, at: 1).last?.hasPrefix("0 done, 0 in flight, 1 waiting, 0 stalled") == true)
        progress.take(PassStory.finished(update, .applied), at: at(2))
        #expect(lines(progress, at: 2).last?.hasPrefix("1 done, 0 in flight, 0 waiting, 0 stalled") == true)
    }

    @Test func `what is refused stalls, and holds up nothing`() {
        var progress = Progress()
        let (search, payments) = (PassStory.create("search"), PassStory.create("payments"))
        progress.take(PassStory.planned([search, payments]), at: at(0))
        progress.take(.performing(PassStory.approved(search)), at: at(0))
        progress.take(PassStory.finished(search, .stalled("no")), at: at(1))
        #expect(lines(progress, at: 1) == ["0 done, 0 in flight, 1 waiting, 1 stalled"])
    }

    @Test func `what waits for an approver does not put off the end`() {
        var progress = Progress()
        progress.take(PassStory.planned([PassStory.update("search", tags: ["a"])], approval: .explicit), at: at(0))
        #expect(lines(progress, at: 0) == ["0 done, 0 in flight, 0 waiting, 1 for approval, 0 stalled"])
    }

    @Test(arguments: [(1, 50), (2, 30), (5, 10)])
    func `the end is as far as the slots allow`(slots: Int, seconds: Int) {
        var pace = Pace()
        pace.slots = slots
        pace.note(.create, took: .seconds(5))
        pace.note(.create, took: .seconds(15))
        let remaining = pace.remaining(inFlight: [], waiting: Array(repeating: .create, count: 5), at: start)
        #expect(remaining == .seconds(seconds))
    }

    @Test func `what is in flight takes what is left of it, and never less than nothing`() throws {
        var pace = Pace()
        pace.note(.create, took: .seconds(10))
        let key = try #require(AccountKey("search"))
        let flight = Progress.Flight(key: key, kind: .create, since: start)
        #expect(pace.remaining(inFlight: [flight], waiting: [], at: at(4)) == .seconds(6))
        #expect(pace.remaining(inFlight: [flight], waiting: [], at: at(40)) == .zero)
        #expect(pace.remaining(inFlight: [flight], waiting: [.create], at: at(4)) == .seconds(16))
        #expect(Pace().remaining(inFlight: [flight], waiting: [], at: at(4)) == nil)
        #expect(pace.remaining(inFlight: [], waiting: [], at: at(4)) == nil)
    }

    @Test func `no line is as wide as the terminal, and there are fewer than it has`() {
        var progress = Progress()
        let actions = (1...30).map { PassStory.create("account-\($0)", ou: "株式会社/\u{1B}[31m部門") }
        progress.take(PassStory.planned(actions, slots: 30), at: at(0))
        for action in actions { progress.take(.performing(PassStory.approved(action)), at: at(0)) }
        for width in [2, 10, 30, 40] {
            #expect(lines(progress, at: 1, width: width).allSatisfy { TerminalWidth.of($0) < width })
        }
        let short = lines(progress, at: 1, height: 10)
        #expect(short.count == 9)
        #expect(short[7] == "  and 23 more")
        #expect(short[0] == #"  create  account-1   1s  株式会社/\u{1b}[31m部門"#)
        #expect(lines(progress, at: 1, height: 2) == [])
    }
}
