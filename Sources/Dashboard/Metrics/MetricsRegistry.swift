import Synchronization

/// Counts, as they come in from any task.
///
/// A series is there from its first value on. One that is to be there at zero, so that its first increase is seen, is
/// added with zero.
public final class MetricsRegistry: Sendable {
    private let values = Mutex<[Metric: [[String]: MetricFamily.Value]]>([:])

    public init() {}

    /// Adds to a counter or gauge.
    public func add(_ amount: Double = 1, to metric: Metric, _ labels: [String] = []) {
        change(metric, labels) { value in
            guard case .number(let old)? = value else { return .number(amount) }
            return .number(old + amount)
        }
    }

    /// Sets a gauge.
    public func set(_ metric: Metric, _ labels: [String] = [], to value: Double) {
        change(metric, labels) { _ in .number(value) }
    }

    /// Takes a value into a histogram.
    public func observe(_ value: Double, in metric: Metric, _ labels: [String] = []) {
        guard case .histogram(let bounds) = metric.kind else { preconditionFailure("\(metric.name) is no histogram") }
        change(metric, labels) { old in
            var histogram = if case .histogram(let old)? = old { old } else { Histogram(bounds: bounds) }
            histogram.observe(value)
            return .histogram(histogram)
        }
    }

    /// What was counted, in the order of these metrics. One that nothing is known of has no series.
    public func families(of metrics: [Metric]) -> [MetricFamily] {
        let values = values.withLock(\.self)
        return metrics.map { metric in
            let series = (values[metric] ?? [:]).sorted { $0.key.lexicographicallyPrecedes($1.key) }
            return MetricFamily(metric, series.map { .init($0.key, $0.value) })
        }
    }

    private func change(
        _ metric: Metric, _ labels: [String], _ body: (MetricFamily.Value?) -> MetricFamily.Value
    ) {
        precondition(labels.count == metric.labels.count, "\(metric.name) has \(metric.labels.count) labels")
        values.withLock { $0[metric, default: [:]][labels] = body($0[metric]?[labels]) }
    }
}
