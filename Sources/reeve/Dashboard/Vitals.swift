import AWS
import Dashboard
import FoundationEssentials
import Git
import Planning
import Reconciler
import Synchronization

/// What the daemon tells of itself: that it lives, and what it has done.
final class Vitals: Sendable {
    private struct State {
        var passBegan: ContinuousClock.Instant?
        var fetched: ContinuousClock.Instant?
        var observed: ContinuousClock.Instant?
    }

    let heartbeat: Heartbeat
    let registry = MetricsRegistry()
    private let clock: PassClock
    private let operations: @Sendable () -> [OperationName: OperationCount]
    /// The longest time in which nothing that is under way gives a sign.
    private let stall: Duration
    private let state = Mutex(State())

    /// For what is neither Git nor AWS: planning, and a machine with more to do than it can.
    private static let margin = Duration.seconds(30)
    /// For programs and services that give credentials, to Git and to AWS.
    private static let credentials = Duration.seconds(90)

    /// - Parameters:
    ///   - gitDeadline: how long a fetch or push may take.
    ///   - longestSilence: what passes between two answers of AWS at the most.
    ///   - operations: what AWS was asked for until now.
    ///   - lastAnswer: when a request to AWS last came to its end.
    init(
        gitDeadline: Duration, longestSilence: Duration, clock: PassClock = .system,
        operations: @escaping @Sendable () -> [OperationName: OperationCount] = { [:] },
        lastAnswer: @escaping @Sendable () -> ContinuousClock.Instant? = { nil }
    ) {
        self.clock = clock
        self.operations = operations
        // Fetches and AWS go side by side in a pass, but one may begin when the other has nearly used up its time. A mirror
        // that turns out to be damaged is fetched a second time.
        stall = gitDeadline * 2 + longestSilence + Self.credentials + Self.margin
        heartbeat = Heartbeat(start: stall, now: clock.now, otherSign: lastAnswer)
        registry.set(DaemonMetric.buildInfo, [Version.current], to: 1)
        for outcome in PassOutcome.allCases { registry.add(0, to: DaemonMetric.passes, [outcome.rawValue]) }
        for call in Branches.RemoteCall.allCases { registry.add(0, to: DaemonMetric.gitOperations, [call.rawValue]) }
    }

    func begins(_ step: LoopStep) {
        switch step {
        case .pass:
            heartbeat.beat(within: stall)
            let now = clock.now()
            state.withLock { $0.passBegan = now }
        case .question: heartbeat.beat(within: stall)
        case .wait(let duration), .tidying(let duration): heartbeat.beat(within: duration + Self.margin)
        }
    }

    func called(_ call: Branches.RemoteCall, failure: GitError.Code?) {
        heartbeat.sign()
        registry.add(to: DaemonMetric.gitOperations, [call.rawValue])
        if let failure {
            registry.add(to: DaemonMetric.gitFailures, [call.rawValue, failure.rawValue])
        } else if call == .fetch {
            let now = clock.now()
            state.withLock { $0.fetched = now }
        }
    }

    func passEnded(_ result: PassResult) {
        let now = clock.now()
        let began = state.withLock { state in
            if let observed = result.observedAt { state.observed = observed }
            return state.passBegan
        }
        if let began { registry.observe(began.duration(to: now) / .seconds(1), in: DaemonMetric.passDuration) }
        registry.add(to: DaemonMetric.passes, [PassOutcome(result).rawValue])
        for doubt in result.doubts { registry.add(to: DaemonMetric.doubts, [doubt.code.rawValue]) }
        if result.doubts.isEmpty { registry.set(DaemonMetric.lastSuccess, to: Double(clock.seconds())) }
        if let phases = result.phases {
            for phase in AccountRecord.Phase.allCases {
                registry.set(DaemonMetric.accounts, [phase.rawValue], to: Double(phases[phase] ?? 0))
            }
        }
        for (kind, outcome) in ActionOutcome.of(result.outcomes) {
            registry.add(to: DaemonMetric.actions, [kind.rawValue, outcome.rawValue])
        }
        if let held = result.holdsLease { registry.set(DaemonMetric.leaseHeld, to: held ? 1 : 0) }
        heartbeat.passed()
    }

    /// All metrics as they are now.
    var families: [MetricFamily] {
        let (state, now, operations) = (state.withLock(\.self), clock.now(), operations())
        let sent = operations.sorted { ($0.key.service, $0.key.operation) < ($1.key.service, $1.key.operation) }
        let ages = [("git", state.fetched), ("aws", state.observed)].compactMap { of, at in
            at.map { MetricFamily.Series([of], .number($0.duration(to: now) / .seconds(1))) }
        }
        return registry.families(of: DaemonMetric.all).map { family in
            switch family.metric {
            case DaemonMetric.awsRequests: Self.family(family.metric, sent) { $0.requests }
            case DaemonMetric.awsThrottled: Self.family(family.metric, sent) { $0.throttled }
            case DaemonMetric.snapshotAge: MetricFamily(family.metric, ages)
            default: family
            }
        }
    }

    private static func family(
        _ metric: Metric, _ counts: [(key: OperationName, value: OperationCount)], _ count: (OperationCount) -> Int
    ) -> MetricFamily {
        MetricFamily(
            metric, counts.map { .init([$0.key.service, $0.key.operation], .number(Double(count($0.value)))) })
    }
}
