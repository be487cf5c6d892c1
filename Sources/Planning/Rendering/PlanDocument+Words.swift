extension PlanDocument {
    /// An effect as people read it away from the plan: when they approve it, or when it has moved.
    public struct Line: Sendable {
        public var digest: Digest
        /// `nil` for the policy.
        public var account: AccountKey?
        /// What is done to whom: the same for two effects of which one takes the other's place.
        public var subject: String
        /// What it makes of it; empty if the subject says it all.
        public var what: String
        public var needsApproval: Bool

        public var words: String { what.isEmpty ? subject : "\(subject): \(what)" }
    }

    /// Every effect, in the order of the plan.
    public var lines: [Line] {
        let rules = (policy ?? []).map { effect in
            Line(
                digest: effect.digest, subject: "policy \(effect.field)",
                what: Self.change(effect.before, effect.after),
                needsApproval: effect.needsApproval)
        }
        return rules
            + actions.flatMap { action in
                action.effects.map { effect in
                    Line(
                        digest: effect.digest, account: action.account, subject: Self.subject(effect, of: action),
                        what: Self.what(effect), needsApproval: effect.needsApproval)
                }
            }
    }

    private static func subject(_ effect: EffectDocument, of action: ActionDocument) -> String {
        let account = action.accountID.map { " (account \($0))" } ?? ""
        let isWhole = effect.newAccount != nil || (effect.before == nil && effect.after == nil)
        return "\(action.kind.rawValue) \(action.account)\(account)\(isWhole ? "" : " \(effect.field)")"
    }

    private static func what(_ effect: EffectDocument) -> String {
        if let new = effect.newAccount {
            let tags = new.tags.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
            return "'\(new.name)' <\(new.email)> in \(new.ou)\(tags.isEmpty ? "" : ", tags \(tags)")"
        }
        return effect.before == nil && effect.after == nil ? "" : change(effect.before, effect.after)
    }

    private static func change(_ before: String?, _ after: String?) -> String {
        "\(before ?? "(none)") → \(after ?? "(none)")"
    }
}
