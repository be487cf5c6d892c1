import OrderedCollections

/// What a policy is attached to.
extension Organization {
    func policyTarget(_ id: String) -> PolicyTarget? {
        if id == rootID { return .root(id: id) }
        return units[id].map(PolicyTarget.unit) ?? accounts[id].map(PolicyTarget.account)
    }

    /// All that a policy is attached to itself, ascending by position.
    func targets(ofPolicy id: String) throws(AWSError) -> [PolicyTarget] {
        let policy = try policy(id)
        guard policyRegister.isEnabled(policy.type) else { return [] }
        let exceptions = policyRegister.exceptions[policy.type] ?? [:]
        guard policy.isManaged else {
            return exceptions.filter { $0.value.contains(id) }.keys.compactMap(policyTarget)
                .sorted { $0.position < $1.position }
        }
        return allPolicyTargets.filter { exceptions[$0.id]?.contains(id) ?? true }
    }

    private var allPolicyTargets: [PolicyTarget] {
        [.root(id: rootID)] + units.values.map(PolicyTarget.unit) + accounts.values.map(PolicyTarget.account)
    }
}
