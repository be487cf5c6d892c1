#if canImport(Webhooks)
    import Webhooks
#else
    import Dashboard
#endif

/// What holds of every sequence of deliveries, whatever its bytes.
package enum DeliveryJudge {
    private static let secrets = try? WebhookSecrets(Array(JudgedDelivery.text.utf8))

    /// - Returns: how many deliveries there were.
    @discardableResult
    package static func check(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let (gate, other) = (gate(), gate())
        var seen: Set<String> = []
        let steps = DeliveryScript(Array(bytes)).steps
        for step in steps {
            let delivery = JudgedDelivery(step)
            let verdict = decide(gate, delivery, secrets)
            let isNew = seen.isDisjoint(with: delivery.identity)
            if verdict == .accepted || verdict == .ping {
                hold(delivery.isAuthentic, "\(verdict) though it is not the forge's: \(delivery)")
            }
            if verdict == .accepted { hold(isNew, "accepted twice: \(delivery)") }
            if delivery.isWhole {
                let isPing = delivery.isPing && delivery.forge == .github
                let expected: WebhookVerdict = isPing ? .ping : isNew ? .accepted : .replayed
                hold(verdict == expected, "\(verdict) where \(expected) was right: \(delivery)")
                // What is refused as a whole leaves nothing behind.
                if isNew { seen.formUnion(delivery.identity) }
            } else {
                hold(verdict != .accepted && verdict != .ping, "\(verdict) though it contradicts itself: \(delivery)")
            }
            hold(decideInPieces(other, delivery) == verdict, "in pieces it is something else: \(delivery)")
            hold(decide(gate, delivery, nil) == .unconfigured, "taken without a secret: \(delivery)")
        }
        return steps.count
    }

    private static func gate() -> WebhookGate {
        WebhookGate(limit: JudgedDelivery.longest, now: { JudgedDelivery.now })
    }

    private static func decide(
        _ gate: WebhookGate, _ delivery: JudgedDelivery, _ secrets: WebhookSecrets?
    ) -> WebhookVerdict {
        delivery.body.withUnsafeBytes { gate.decide(delivery.forge, delivery.headers, body: $0, secrets) }
    }

    private static func decideInPieces(_ gate: WebhookGate, _ delivery: JudgedDelivery) -> WebhookVerdict? {
        var begun: DeliveryCheck?
        if let verdict = gate.begin(delivery.forge, delivery.headers, secrets, &begun) { return verdict }
        guard var check = begun else { return nil }
        return delivery.body.withUnsafeBytes { bytes in
            let half = bytes.count / 3
            for piece in [bytes[..<half], bytes[half..<half], bytes[half...]]
            where !check.update(UnsafeRawBufferPointer(rebasing: piece)) { return .tooLarge }
            return gate.finish(check)
        }
    }
}

/// Stops with a message unless a condition holds.
func hold(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fatalError(message()) }
}
