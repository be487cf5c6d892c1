import Synchronization

/// Decides on deliveries: whether they are the forge's, and new.
///
/// It keeps fingerprints of those that were the forge's, as many as fit. Nobody without a secret can put one there.
package final class WebhookGate: Sendable {
    /// The longest body that is read, in bytes. GitHub sends up to 25 MB, but of a push at most 2,048 commits, and those
    /// fit; what does not fit is found by the next look at the repository.
    package static let longestBody = 4 << 20
    /// How many fingerprints are kept; a delivery has two, or three where GitLab signs it.
    package static let memory = 1 << 14

    private let limit: Int
    private let now: @Sendable () -> Int
    private let seen: Mutex<SeenDeliveries>

    /// - Parameter now: seconds since 1970.
    package init(
        limit: Int = WebhookGate.longestBody, memory: Int = WebhookGate.memory, now: @escaping @Sendable () -> Int
    ) {
        self.limit = limit
        self.now = now
        seen = Mutex(SeenDeliveries(capacity: memory))
    }

    /// Decides as far as the header goes.
    ///
    /// - Parameter check: set if the body is to be read; the verdict is then that of ``finish(_:)``.
    package func begin(
        _ forge: Forge, _ headers: DeliveryHeaders, _ secrets: WebhookSecrets?, _ check: inout DeliveryCheck?
    ) -> WebhookVerdict? {
        guard let secrets else { return .unconfigured }
        switch DeliveryCheck.begin(forge, headers, secrets, limit: limit, now: now()) {
        case .verdict(let verdict): return verdict
        case .check(let begun):
            check = begun
            return nil
        }
    }

    /// Decides once the whole body was taken in. Of deliveries that are the same, one is accepted.
    package func finish(_ check: DeliveryCheck) -> WebhookVerdict { seen.withLock { check.finish(&$0) } }

    /// Decides on a delivery that is here as a whole.
    package func decide(
        _ forge: Forge, _ headers: DeliveryHeaders, body: UnsafeRawBufferPointer, _ secrets: WebhookSecrets?
    ) -> WebhookVerdict {
        var begun: DeliveryCheck?
        if let verdict = begin(forge, headers, secrets, &begun) { return verdict }
        guard var check = begun else { return .unauthorized }
        return check.update(body) ? finish(check) : .tooLarge
    }
}
