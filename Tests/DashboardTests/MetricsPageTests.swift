import AWS
import Foundation
import Git
import Reconciler
import Testing

@testable import Dashboard
@testable import reeve

/// Prometheus reads what is told, and `docs/metrics.md` says what it means.
struct MetricsPageTests {
    private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("docs/metrics.md")

    /// Every metric, each with a series whose labels are as bad as can be.
    private static var text: String {
        let registry = MetricsRegistry()
        for metric in DaemonMetric.all {
            let labels = metric.labels.map { "\($0)\\ \" \n ü" }
            if case .histogram = metric.kind {
                registry.observe(0.3, in: metric, labels)
            } else {
                registry.add(2, to: metric, labels)
            }
        }
        return PrometheusText.render(registry.families(of: DaemonMetric.all))
    }

    @Test func prometheusReadsEveryMetric() async throws {
        let families = try await ParsedFamily.parse(Self.text)
        #expect(families.count == DaemonMetric.all.count)
        for (family, metric) in zip(families, DaemonMetric.all) {
            #expect(family.help == metric.help)
            switch metric.kind {
            case .counter:
                #expect(metric.name == family.name + "_total" && family.kind == "counter")
            case .gauge: #expect(metric.name == family.name && family.kind == "gauge")
            case .histogram(let bounds):
                #expect(metric.name == family.name && family.kind == "histogram")
                #expect(bounds == bounds.sorted() && bounds.allSatisfy(\.isFinite))
                #expect(family.samples.count == bounds.count + 3)
                #expect(family.samples.first { $0.labels["le"] == "+Inf" }?.value == 1)
            }
            if case .histogram = metric.kind { continue }
            let sample = try #require(family.samples.first)
            #expect(sample.labels == Dictionary(uniqueKeysWithValues: metric.labels.map { ($0, "\($0)\\ \" \n ü") }))
            #expect(sample.value == 2)
        }
    }

    @Test(arguments: DaemonMetric.all)
    func namesAreAsPrometheusAsks(metric: Metric) {
        #expect(metric.name.wholeMatch(of: /reeve_[a-z_]+/) != nil)
        #expect(metric.labels.allSatisfy { $0.wholeMatch(of: /[a-z_]+/) != nil && $0 != "le" && !$0.hasPrefix("__") })
        #expect((metric.kind == .counter) == metric.name.hasSuffix("_total"))
        #expect(metric.help.hasSuffix("."))
        if metric.name.contains("duration") || metric.name.contains("age") || metric.name.contains("timestamp") {
            #expect(metric.name.hasSuffix("_seconds"))
        }
    }

    /// A row of the table for each metric, and none more.
    @Test func thePageHasEveryMetric() throws {
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `reeve_") }.map(String.init)
        let expected = DaemonMetric.all.map { metric in
            let labels = metric.labels.map { "`\($0)`" }.joined(separator: ", ")
            return "| `\(metric.name)` | \(Self.word(metric.kind)) | \(labels) | \(metric.help) |"
        }
        #expect(rows == expected)
        // The example asks for nothing that is not there.
        let asked = page.matches(of: /reeve_[a-z_]+/).map { String($0.output) }
        #expect(Set(asked).subtracting(DaemonMetric.all.map(\.name)) == [])
    }

    /// What a label can say stands on the page, too.
    @Test func thePageHasEveryLabelsValues() throws {
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        let values =
            PassOutcome.allCases.map(\.rawValue) + ActionOutcome.allCases.map(\.rawValue)
            + WebhookVerdict.allCases.map(\.rawValue) + Branches.RemoteCall.allCases.map(\.rawValue)
            + GitError.Code.allCases.map(\.rawValue)
        for value in values { #expect(page.contains("`\(value)`"), "\(value)") }
    }

    private static func word(_ kind: Metric.Kind) -> String {
        switch kind {
        case .counter: "counter"
        case .gauge: "gauge"
        case .histogram: "histogram"
        }
    }
}
