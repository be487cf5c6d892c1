/// An IAM action that Reeve needs.
public struct Permission: Sendable, Hashable {
    /// What it is needed for.
    public enum Use: Sendable, Hashable, CaseIterable {
        /// Reading the organization, which is enough for a plan.
        case observe
        case apply
    }

    /// As IAM spells it, such as `organizations:MoveAccount`.
    public var action: String
    public var use: Use

    /// Whether the credentials have a permission.
    public enum Verdict: Sendable, Hashable {
        case allowed
        /// In AWS's words.
        case denied(String)
        /// Asking did not tell, and why.
        case unknown(String)
    }

    /// Every one, in the order of `docs/iam/full.json`; those to observe are all of `docs/iam/observe.json`.
    public static var all: [Permission] { PermissionProbe.all.map(\.permission) }
}
