/// A metric: what it is called, what it means, and which labels tell its series apart.
///
/// Names follow "Metric and label naming" (prometheus.io/docs/practices/naming): base units, and `_total` for what only
/// grows.
public struct Metric: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// Only grows, from zero at the start of the process.
        case counter
        case gauge
        /// Counts what is at most as much as each bound. Bounds grow; the last, which is no limit, is not listed.
        case histogram(bounds: [Double])
    }

    public let name: String
    public let help: String
    public let kind: Kind
    public let labels: [String]

    public init(_ name: String, _ kind: Kind, labels: [String] = [], _ help: String) {
        self.name = name
        self.help = help
        self.kind = kind
        self.labels = labels
    }
}
