/// What of a request's header says who sent a delivery, and which one it is.
///
/// GitHub: "Validating webhook deliveries" and "Webhook events and payloads" (docs.github.com/webhooks). GitLab:
/// "Webhooks" (docs.gitlab.com/user/project/integrations/webhooks); its signatures follow Standard Webhooks
/// (gitlab.com/gitlab-org/gitlab/-/merge_requests/230944).
package struct DeliveryHeaders: Sendable {
    /// A field that stands there once, or does not. One that stands there twice says nothing.
    enum Field: Sendable, Equatable {
        case absent
        case value(String)
        case ambiguous

        init(_ values: [String]) {
            switch values.count {
            case 0: self = .absent
            case 1: self = values[0].isEmpty ? .absent : .value(values[0])
            default: self = .ambiguous
            }
        }

        var value: String? { if case .value(let value) = self { value } else { nil } }
    }

    /// GitHub's HMAC, or the signatures of Standard Webhooks.
    var signature: Field
    /// GitLab's secret, as it is.
    var token = Field.absent
    /// Which event it is about.
    var event: Field
    /// What tells one delivery from another; the first one that is there.
    var delivery: Field
    /// What Standard Webhooks sign besides the body.
    var signedID = Field.absent
    var signedTime = Field.absent
    /// How long the body claims to be.
    var length: Field

    /// - Parameter values: the values of a field, by its name.
    package init(_ forge: Forge, _ values: (String) -> [String]) {
        length = Field(values("Content-Length"))
        switch forge {
        case .github:
            signature = Field(values("X-Hub-Signature-256"))
            event = Field(values("X-GitHub-Event"))
            delivery = Field(values("X-GitHub-Delivery"))
        case .gitlab:
            signature = Field(values("webhook-signature"))
            token = Field(values("X-Gitlab-Token"))
            event = Field(values("X-Gitlab-Event"))
            signedID = Field(values("webhook-id"))
            signedTime = Field(values("webhook-timestamp"))
            // A delivery that GitLab sends again keeps its key. Of hooks that set off one another, all have one event.
            let key = Field(values("Idempotency-Key"))
            delivery = key == .absent ? Field(values("X-Gitlab-Event-UUID")) : key
        }
    }
}
