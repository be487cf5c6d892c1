import Synchronization
import Testing

@testable import Dashboard

/// Whether a loop is alive, by a clock that stands still until it is told otherwise.
struct HealthTests {
    private final class Hands: Sendable {
        private let time = Mutex(ContinuousClock.now)
        private let answer = Mutex<ContinuousClock.Instant?>(nil)

        var now: ContinuousClock.Instant { time.withLock(\.self) }
        var lastAnswer: ContinuousClock.Instant? { answer.withLock(\.self) }

        func advance(_ seconds: Int) { time.withLock { $0 = $0.advanced(by: .seconds(seconds)) } }
        func answered() {
            let now = now
            answer.withLock { $0 = now }
        }
    }

    private let hands = Hands()
    private let heartbeat: Heartbeat

    init() {
        heartbeat = Heartbeat(
            start: .seconds(60), now: { [hands] in hands.now }, otherSign: { [hands] in hands.lastAnswer })
    }

    @Test func aLoopThatNeverBeginsIsDeadAfterItsStart() {
        #expect(heartbeat.health.isAlive)
        hands.advance(60)
        #expect(heartbeat.health.isAlive)
        hands.advance(1)
        #expect(!heartbeat.health.isAlive)
        #expect(heartbeat.health.words == "no sign of life for 61 s, where one was due within 60 s")
    }

    @Test func theLimitIsWhatTheLoopSaidLast() {
        heartbeat.beat(within: .seconds(600))
        hands.advance(600)
        #expect(heartbeat.health.isAlive)
        heartbeat.beat(within: .seconds(10))
        hands.advance(11)
        #expect(!heartbeat.health.isAlive)
    }

    @Test func aPassMayTakeForEverAsLongAsSomethingMoves() {
        heartbeat.beat(within: .seconds(60))
        for _ in 0..<100 {
            hands.advance(50)
            hands.answered()
            #expect(heartbeat.health.isAlive)
        }
        for _ in 0..<100 {
            hands.advance(50)
            heartbeat.sign()
            #expect(heartbeat.health.isAlive)
        }
        hands.advance(61)
        #expect(!heartbeat.health.isAlive)
    }

    @Test func anAnswerOfBeforeIsNoSign() {
        hands.answered()
        hands.advance(30)
        heartbeat.beat(within: .seconds(10))
        hands.advance(10)
        #expect(heartbeat.health.isAlive)
        hands.advance(1)
        #expect(!heartbeat.health.isAlive)
    }

    @Test func readyIsAPassThatEndedAndALoopThatLives() {
        #expect(!heartbeat.health.isReady)
        #expect(heartbeat.health.words == "the first pass has not ended")
        heartbeat.passed()
        #expect(heartbeat.health.isReady)
        hands.advance(61)
        #expect(!heartbeat.health.isReady)
    }
}
