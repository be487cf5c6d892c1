import Git
import Planning
import Reconciler
import Synchronization
import Testing

@testable import AWS
@testable import Dashboard
@testable import reeve

/// What the daemon tells of itself.
struct VitalsTests {
    private final class Hands: Sendable {
        private let time = Mutex(ContinuousClock.now)
        var now: ContinuousClock.Instant { time.withLock(\.self) }
        func advance(_ duration: Duration) { time.withLock { $0 = $0.advanced(by: duration) } }
    }

    private let hands = Hands()
    private let vitals: Vitals

    init() {
        let clock = PassClock(seconds: { 1_800_000_000 }, now: { [hands] in hands.now }, sleep: { _ in })
        vitals = Vitals(gitDeadline: .seconds(60), longestSilence: .seconds(110), clock: clock)
    }

    private var text: String { PrometheusText.render(vitals.families) }

    @Test func aPassIsCountedAndTimed() throws {
        vitals.begins(.pass)
        hands.advance(.seconds(3))
        var result = PassResult()
        result.doubts = [Diagnostic(.gitTimeout, "too slow")]
        vitals.passEnded(result)
        #expect(text.contains("reeve_passes_total{outcome=\"doubt\"} 1\n"))
        #expect(text.contains("reeve_passes_total{outcome=\"done\"} 0\n"))
        #expect(text.contains("reeve_pass_doubts_total{code=\"RV4004\"} 1\n"))
        #expect(text.contains("reeve_pass_duration_seconds_bucket{le=\"2.5\"} 0\n"))
        #expect(text.contains("reeve_pass_duration_seconds_bucket{le=\"5\"} 1\n"))
        #expect(text.contains("reeve_pass_duration_seconds_sum 3\n"))
        // What is not known is not said.
        for name in ["reeve_last_success", "reeve_lease_held", "reeve_accounts", "reeve_snapshot_age"] {
            #expect(!text.contains(name))
        }
    }

    @Test func whatAPassFoundIsThere() throws {
        vitals.begins(.pass)
        vitals.called(.fetch, failure: nil)
        var result = PassResult()
        result.phases = [.ready: 7, .stalled: 1]
        result.holdsLease = true
        result.observedAt = hands.now
        vitals.passEnded(result)
        hands.advance(.seconds(40))
        #expect(text.contains("reeve_accounts{phase=\"Ready\"} 7\n"))
        #expect(text.contains("reeve_accounts{phase=\"Creating\"} 0\n"))
        #expect(text.contains("reeve_lease_held 1\n"))
        #expect(text.contains("reeve_last_success_timestamp_seconds 1800000000\n"))
        #expect(text.contains("reeve_snapshot_age_seconds{of=\"aws\"} 40\n"))
        #expect(text.contains("reeve_snapshot_age_seconds{of=\"git\"} 40\n"))
        // A pass that found nothing takes none of it away, and a fetch that failed renews nothing.
        vitals.called(.fetch, failure: .remoteUnreachable)
        vitals.passEnded(PassResult())
        #expect(text.contains("reeve_accounts{phase=\"Ready\"} 7\n"))
        #expect(text.contains("reeve_snapshot_age_seconds{of=\"git\"} 40\n"))
    }

    @Test func aLeaseThatIsNotHeldIsSaid() {
        var result = PassResult()
        result.holdsLease = true
        vitals.passEnded(result)
        result.holdsLease = false
        vitals.passEnded(result)
        #expect(text.contains("reeve_lease_held 0\n"))
        // Who did not look knows nothing else.
        vitals.passEnded(PassResult())
        #expect(text.contains("reeve_lease_held 0\n"))
    }

    @Test func whatAWSWasAskedIsCountedByOperation() {
        let vitals = Vitals(
            gitDeadline: .seconds(60), longestSilence: .seconds(110),
            operations: {
                [
                    OperationName(service: "organizations", operation: "ListAccounts"): OperationCount(
                        requests: 7, throttled: 2),
                    OperationName(service: "account", operation: "PutAccountName"): OperationCount(
                        requests: 1, throttled: 0),
                ]
            })
        let lines = PrometheusText.render(vitals.families).split(separator: "\n").filter {
            $0.hasPrefix("reeve_aws_")
        }
        #expect(
            lines == [
                #"reeve_aws_requests_total{service="account",operation="PutAccountName"} 1"#,
                #"reeve_aws_requests_total{service="organizations",operation="ListAccounts"} 7"#,
                #"reeve_aws_throttled_requests_total{service="account",operation="PutAccountName"} 0"#,
                #"reeve_aws_throttled_requests_total{service="organizations",operation="ListAccounts"} 2"#,
            ])
    }

    @Test func gitIsCounted() {
        vitals.called(.fetch, failure: nil)
        vitals.called(.fetch, failure: .timedOut)
        vitals.called(.push, failure: .nonFastForward)
        #expect(text.contains("reeve_git_operations_total{operation=\"fetch\"} 2\n"))
        #expect(text.contains("reeve_git_operations_total{operation=\"push\"} 1\n"))
        #expect(text.contains("reeve_git_failures_total{operation=\"fetch\",code=\"timedOut\"} 1\n"))
        #expect(text.contains("reeve_git_failures_total{operation=\"push\",code=\"nonFastForward\"} 1\n"))
    }

    @Test func anActionCountsOnceByWhatAsksForMost() throws {
        let scope = PlanScope(organization: "o-a", owner: "acme")
        func outcome(_ key: String, _ tag: String, _ result: Outcome.Result) throws -> Outcome {
            let effect = Effect(
                key: try #require(AccountKey(key)), accountID: nil,
                change: .tag(key: tag, from: nil, to: "1"), position: nil, scope: scope)
            return Outcome(effect, result)
        }
        var result = PassResult()
        result.outcomes = [
            try outcome("search", "a", .applied), try outcome("search", "b", .retry("later")),
            try outcome("search", "c", .deferred), try outcome("payments", "a", .applied),
        ]
        vitals.passEnded(result)
        #expect(text.contains("reeve_actions_total{kind=\"update\",outcome=\"retry\"} 1\n"))
        #expect(text.contains("reeve_actions_total{kind=\"update\",outcome=\"applied\"} 1\n"))
        #expect(!text.contains("outcome=\"deferred\""))
    }

    /// A pass lives as long as Git or AWS may take, and every sign gives it that time again.
    @Test func aStuckPassIsNotAlive() {
        vitals.begins(.pass)
        hands.advance(.seconds(350))
        #expect(vitals.heartbeat.health.isAlive)
        vitals.called(.fetch, failure: nil)
        hands.advance(.seconds(350))
        #expect(vitals.heartbeat.health.isAlive)
        hands.advance(.seconds(1))
        #expect(!vitals.heartbeat.health.isAlive)
    }

    @Test func aLongWaitIsAlive() {
        vitals.begins(.wait(.seconds(3600)))
        hands.advance(.seconds(3630))
        #expect(vitals.heartbeat.health.isAlive)
        hands.advance(.seconds(1))
        #expect(!vitals.heartbeat.health.isAlive)
        vitals.begins(.question)
        hands.advance(.seconds(200))
        #expect(vitals.heartbeat.health.isAlive)
    }
}
