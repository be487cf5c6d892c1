/// Metrics in Prometheus' text format, version 0.0.4 ("Exposition formats", prometheus.io/docs/instrumenting).
public enum PrometheusText {
    public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// A metric without series is left out.
    public static func render(_ families: [MetricFamily]) -> String {
        var text = ""
        for family in families where !family.series.isEmpty { render(family, &text) }
        return text
    }

    private static func render(_ family: MetricFamily, _ text: inout String) {
        let metric = family.metric
        text += "# HELP \(metric.name) \(escape(metric.help, quotes: false))\n"
        text += "# TYPE \(metric.name) \(word(metric.kind))\n"
        for series in family.series {
            let labels = Array(zip(metric.labels, series.labels))
            switch series.value {
            case .number(let value): line(metric.name, labels, value, &text)
            case .histogram(let histogram):
                let name = metric.name
                for (bound, count) in histogram.cumulative {
                    line(name + "_bucket", labels + [("le", number(bound))], Double(count), &text)
                }
                line(name + "_bucket", labels + [("le", "+Inf")], Double(histogram.count), &text)
                line(name + "_sum", labels, histogram.sum, &text)
                line(name + "_count", labels, Double(histogram.count), &text)
            }
        }
    }

    private static func line(_ name: String, _ labels: [(String, String)], _ value: Double, _ text: inout String) {
        text += name
        if !labels.isEmpty {
            text += "{" + labels.map { "\($0)=\"\(escape($1, quotes: true))\"" }.joined(separator: ",") + "}"
        }
        text += " \(number(value))\n"
    }

    private static func word(_ kind: Metric.Kind) -> String {
        switch kind {
        case .counter: "counter"
        case .gauge: "gauge"
        case .histogram: "histogram"
        }
    }

    private static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int(exactly: value).map(String.init) ?? "\(value)"
    }

    /// A carriage return with a line feed is one character to Swift, so this goes by scalars.
    private static func escape(_ text: String, quotes: Bool) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
            case "\"" where quotes: escaped.append(contentsOf: "\\\"".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
