/// A metric and the values of its series at one moment.
public struct MetricFamily: Sendable {
    public enum Value: Sendable {
        case number(Double)
        case histogram(Histogram)
    }

    /// One series: a value for each of the metric's labels, in their order.
    public struct Series: Sendable {
        public var labels: [String]
        public var value: Value

        public init(_ labels: [String] = [], _ value: Value) {
            self.labels = labels
            self.value = value
        }
    }

    public let metric: Metric
    public var series: [Series]

    public init(_ metric: Metric, _ series: [Series]) {
        self.metric = metric
        self.series = series
    }

    /// Of a metric without labels; without a value there is no series.
    public init(_ metric: Metric, _ value: Double?) {
        self.init(metric, value.map { [Series([], .number($0))] } ?? [])
    }
}
