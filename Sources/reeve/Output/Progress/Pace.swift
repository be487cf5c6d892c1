import Planning

/// How long each kind of action takes, as far as it was seen, and what that says of the rest. Pure.
struct Pace: Sendable {
    private var seen: [ActionKind: (count: Int, total: Duration)] = [:]
    /// How many accounts are worked on at once.
    var slots = 1

    mutating func note(_ kind: ActionKind, took time: Duration) {
        let (count, total) = seen[kind, default: (0, .zero)]
        seen[kind] = (count + 1, total + time)
    }

    /// How long it takes until all of it is done, if each takes as long as those of its kind did on average, and a
    /// slot that becomes free takes the next at once. What no time is known of takes none, but for the making of an
    /// account: without knowing that, nothing can be said.
    ///
    /// - Returns: `nil` if there is nothing to do, or nothing to say.
    func remaining(
        inFlight: [Progress.Flight], waiting: [ActionKind], at now: ContinuousClock.Instant
    ) -> Duration? {
        let kinds = inFlight.map(\.kind) + waiting
        guard !kinds.isEmpty, mean(.create) != nil || !kinds.contains(.create) else { return nil }
        var lanes = inFlight.map { flight in
            max(.zero, (mean(flight.kind) ?? .zero) - flight.since.duration(to: now))
        }
        lanes += Array(repeating: .zero, count: max(0, slots - lanes.count))
        for kind in waiting {
            guard let free = lanes.indices.min(by: { lanes[$0] < lanes[$1] }) else { continue }
            lanes[free] += mean(kind) ?? .zero
        }
        return lanes.max()
    }

    private func mean(_ kind: ActionKind) -> Duration? { seen[kind].map { $0.total / $0.count } }
}
