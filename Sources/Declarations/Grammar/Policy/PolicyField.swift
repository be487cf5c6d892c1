import Planning

/// The fields of `reeve.yaml`.
enum PolicyField: String, FieldKey {
    case version, owner, organization, provider, approval, approvers, budgets, overrides, unmanage, concurrency
    case protected, acknowledged, maxSnapshotAge

    static let record = RecordShape(Self.self)
    static let concurrencies = 1...50

    var field: Field {
        switch self {
        case .version:
            Field(
                title: "Version", description: "The version of the format.", shape: .integer(1...1), isRequired: true,
                examples: [1])
        case .owner:
            Field(
                title: "Owner",
                description: "This repository's hold on its accounts: the value of the tag `reeve:owner` on every one "
                    + "of them. No two repositories of one organization may share it.",
                shape: .text(.owner), isRequired: true, examples: ["acme-platform"])
        case .organization:
            Field(
                title: "Organization", description: "Refuse to work on any other organization.",
                shape: .text(.organizationID), examples: ["o-exampleorgid"])
        case .provider:
            Field(
                title: "Provider",
                description: "What makes accounts: AWS Organizations, or Control Tower's Account Factory. "
                    + "`controlTower` is not applied yet by this version.",
                shape: .words(of: Policy.ProviderKind.self), byDefault: Policy.ProviderKind.organizations.rawValue)
        case .approval:
            Field(
                title: "Approval",
                description: "What each kind of action needs. An account found by its e-mail alone always needs an "
                    + "explicit approval.",
                shape: .record(ApprovalField.record), examples: [["close": "explicit", "expires": "72h"]])
        case .approvers:
            Field(
                title: "Approvers", description: "Who may approve what needs an explicit approval.",
                shape: .list(of: .record(ApproverField.record)), byDefault: "none",
                examples: [[ApproverField.example]])
        case .budgets:
            Field(
                title: "Budgets",
                description: "How many accounts each kind of action may touch within the window: the larger of `count` "
                    + "and `percent` of the managed accounts. Over budget means explicit approval; what is explicit "
                    + "already needs an override, too.",
                shape: .record(BudgetsField.record), examples: [["window": "24h", "close": ["count": 3]]])
        case .overrides:
            Field(
                title: "Overrides", description: "What may go over budget until a day.",
                shape: .list(of: .record(OverrideField.record)), byDefault: "none",
                examples: [[OverrideField.example]])
        case .unmanage:
            Field(
                title: "Unmanage", description: "What becomes of an account whose file is gone. It stays open.",
                shape: .record(UnmanageField.record), examples: [["moveTo": "Quarantine"]])
        case .concurrency:
            Field(
                title: "Concurrency", description: "Accounts being made at once. Control Tower allows five.",
                shape: .integer(Self.concurrencies), byDefault: "\(Policy(owner: "").concurrency)", examples: [5])
        case .protected:
            Field(
                title: "Protected accounts", description: "Accounts that are never moved, unmanaged or closed.",
                shape: .list(of: .text(.protected)), byDefault: "none", examples: [["log-archive", "012345678901"]])
        case .acknowledged:
            Field(
                title: "Acknowledged commits",
                description:
                    "Commits that were applied and that the branch no longer contains, on purpose: its history "
                    + "was rewritten. Needed once, until the next commit to the status branch.",
                shape: .list(of: .text(.commit)), byDefault: "none",
                examples: [["9d02e17a0f3bb1d7e0c1a6b0d5a4c3e2f1908070"]])
        case .maxSnapshotAge:
            Field(
                title: "Oldest knowledge",
                description: "No write begins on older knowledge of Git or AWS. Every pass reads both anew.",
                shape: .duration(.any), byDefault: "1h", examples: ["1h"])
        }
    }
}
