import Foundation
import Testing

@testable import Dashboard

struct MetricsTests {
    private let counter = Metric("things_total", .counter, labels: ["a", "b"], "What is \\ counted,\nand how.")
    private let gauge = Metric("level", .gauge, "A \"level\".")
    private let histogram = Metric("time_seconds", .histogram(bounds: [0.5, 1, 2]), labels: ["of"], "Time.")

    @Test func theTextIsAsTheFormatSays() {
        let registry = MetricsRegistry()
        registry.add(to: counter, ["x", "y\\z\"\n\r\nü"])
        registry.add(2, to: counter, ["", "1"])
        registry.add(to: counter, ["", "1"])
        registry.set(gauge, to: -0.25)
        for value in [0.5, 0.25, 1.5, 3] { registry.observe(value, in: histogram, ["it"]) }
        let text = PrometheusText.render(registry.families(of: [counter, gauge, histogram]))
        #expect(
            text == """
                # HELP things_total What is \\\\ counted,\\nand how.
                # TYPE things_total counter
                things_total{a="",b="1"} 3
                things_total{a="x",b="y\\\\z\\"\\n\r\\nü"} 1
                # HELP level A "level".
                # TYPE level gauge
                level -0.25
                # HELP time_seconds Time.
                # TYPE time_seconds histogram
                time_seconds_bucket{of="it",le="0.5"} 2
                time_seconds_bucket{of="it",le="1"} 2
                time_seconds_bucket{of="it",le="2"} 3
                time_seconds_bucket{of="it",le="+Inf"} 4
                time_seconds_sum{of="it"} 5.25
                time_seconds_count{of="it"} 4

                """)
    }

    @Test(arguments: [
        (Double.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"), (1e300, "1e+300"), (0, "0"),
        (1_800_000_000, "1800000000"),
    ])
    func anyNumberHasAText(value: Double, text: String) {
        #expect(PrometheusText.render([MetricFamily(gauge, value)]).hasSuffix("level \(text)\n"))
    }

    @Test func whatNothingIsKnownOfIsLeftOut() {
        #expect(PrometheusText.render(MetricsRegistry().families(of: [counter, gauge, histogram])) == "")
        #expect(PrometheusText.render([MetricFamily(gauge, nil)]) == "")
    }
}
