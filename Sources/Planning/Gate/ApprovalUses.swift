/// What each approval has already let through. Work half done keeps its approval: it is used up effect by effect.
public struct ApprovalUses: Sendable {
    private var used: [Digest: Set<Digest>] = [:]

    private struct Use: Hashable {
        var approval: Digest
        var effect: Digest
    }

    /// Where the process died before it could say what became of what it had begun, an approval may go on with that;
    /// once something else was done to the account, what was begun must have been done, and the same effect again is
    /// another one.
    public init(_ history: History) {
        var begun: [AccountKey: Set<Use>] = [:]
        for entry in history.audit {
            let uses = Set(entry.approval.map { id in entry.effects.map { Use(approval: id, effect: $0) } } ?? [])
            if entry.outcome == AuditEntry.begun {
                begun[entry.account, default: []].formUnion(uses)
                continue
            }
            begun[entry.account]?.subtract(uses)
            guard entry.changedSomething else { continue }
            for use in uses.union(begun.removeValue(forKey: entry.account) ?? []) {
                used[use.approval, default: []].insert(use.effect)
            }
        }
        for entry in history.policyAudit { used[entry.approval, default: []].formUnion(entry.effects) }
    }

    /// The effects that an approval has let through.
    public func effects(of approval: Digest) -> Set<Digest> { used[approval] ?? [] }
}
