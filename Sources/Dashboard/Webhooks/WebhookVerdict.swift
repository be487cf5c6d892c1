/// What becomes of a delivery.
package enum WebhookVerdict: String, Sendable, CaseIterable {
    /// It is from the forge, and new: look now.
    case accepted
    /// The forge only wants to know whether somebody is there.
    case ping
    /// No secret is configured, or what is configured cannot be used.
    case unconfigured
    /// The signature or token is missing, wrong, or not to be read.
    case unauthorized
    /// It was signed too long ago, or lies in the future.
    case stale
    /// It was here before.
    case replayed
    /// The body is longer than is read.
    case tooLarge = "too_large"
    /// The body is not as long as it claimed to be.
    case malformed
}
