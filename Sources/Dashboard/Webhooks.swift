import HTTPTypes
import Hummingbird
import NIOCore

/// Takes webhooks: a delivery that is a forge's, and new, means "look now" and nothing else.
public struct Webhooks: Sendable {
    let secrets: WebhookSecretSource
    let gate: WebhookGate
    let deliveries: MetricsRegistry
    let look: @Sendable () -> Void

    /// Deliveries, by what became of them.
    public static let metric = Metric(
        "reeve_webhook_deliveries_total", .counter, labels: ["forge", "verdict"],
        "Webhook deliveries, by forge and by what became of them; only accepted ones make Reeve look.")

    /// - Parameters:
    ///   - now: seconds since 1970.
    ///   - deliveries: counts them.
    ///   - look: called for each delivery that was accepted. It must be cheap, and many calls are to be as one.
    public init(
        secrets: WebhookSecretSource, deliveries: MetricsRegistry, now: @escaping @Sendable () -> Int,
        look: @escaping @Sendable () -> Void
    ) {
        self.secrets = secrets
        self.deliveries = deliveries
        self.look = look
        gate = WebhookGate(now: now)
        for forge in Forge.allCases {
            for verdict in WebhookVerdict.allCases {
                deliveries.add(0, to: Self.metric, [forge.rawValue, verdict.rawValue])
            }
        }
    }

    /// - Returns: the verdict, and whether it was given before all of the body was read.
    /// - Throws: if the request ends before its time.
    func take(_ request: Request, _ forge: Forge) async throws -> (WebhookVerdict, isEarly: Bool) {
        let (verdict, isEarly) = try await decide(request, forge)
        deliveries.add(to: Self.metric, [forge.rawValue, verdict.rawValue])
        if verdict == .accepted { look() }
        return (verdict, isEarly)
    }

    private func decide(_ request: Request, _ forge: Forge) async throws -> (WebhookVerdict, isEarly: Bool) {
        let headers = DeliveryHeaders(forge) { name in
            HTTPField.Name(name).map { request.headers[values: $0] } ?? []
        }
        var begun: DeliveryCheck?
        if let verdict = gate.begin(forge, headers, secrets.current, &begun) { return (verdict, true) }
        guard var check = begun else { return (.unauthorized, true) }
        for try await piece in request.body {
            guard piece.withUnsafeReadableBytes({ check.update($0) }) else { return (.tooLarge, true) }
        }
        return (gate.finish(check), false)
    }
}
