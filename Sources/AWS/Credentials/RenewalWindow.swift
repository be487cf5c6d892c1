import FoundationEssentials

/// When credentials are renewed, ahead of their end.
///
/// The figures are botocore's (`_DEFAULT_ADVISORY_REFRESH_TIMEOUT` and `_DEFAULT_MANDATORY_REFRESH_TIMEOUT` of its
/// credentials.py): within 15 minutes of the end they are renewed while requests go on with the old ones, within 10
/// requests wait. Of credentials that are shorter-lived than an hour the windows are a fourth and a sixth of their life,
/// since credentials that last 15 minutes would otherwise be renewed for each request (aws-sdk-java#1893).
struct RenewalWindow: Sendable {
    private static let advisory = 15 * 60.0
    private static let mandatory = 10 * 60.0

    enum Urgency: Sendable, Hashable {
        case none
        /// In the background.
        case advisory
        /// Before the next request.
        case mandatory
    }

    let obtained: Date
    let expiration: Date?

    func urgency(at now: Date) -> Urgency {
        guard let expiration else { return .none }
        let life = expiration.timeIntervalSince(obtained)
        let left = expiration.timeIntervalSince(now)
        if left <= min(Self.mandatory, life / 6) { return .mandatory }
        return left <= min(Self.advisory, life / 4) ? .advisory : .none
    }

    func isExpired(at now: Date) -> Bool { expiration.map { $0 <= now } ?? false }
}
