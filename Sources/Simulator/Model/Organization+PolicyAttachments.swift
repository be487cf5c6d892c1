import OrderedCollections

/// Policies are attached to the root, units and accounts.
extension Organization {
    mutating func attach(policy id: String, to target: String) throws(AWSError) {
        let (policy, attached) = try attachment(of: id, to: target)
        guard policyRegister.isEnabled(policy.type) else { throw .policyTypeNotEnabled }
        guard !attached.contains(id) else { throw .duplicatePolicyAttachment }
        guard attached.count < policy.type.maximumAttached else {
            throw .constraintViolation(
                "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                "You have attached the maximum number of policies to the specified target.")
        }
        policyRegister.attach(attached + [id], of: policy.type, to: target)
    }

    mutating func detach(policy id: String, from target: String) throws(AWSError) {
        let (policy, attached) = try attachment(of: id, to: target)
        guard attached.contains(id) else { throw .policyNotAttached }
        // "You cannot detach this policy" (RCP evaluation in the user guide).
        guard policy.type != .resourceControl || !policy.isManaged else {
            throw .invalidInput("NON_DETACHABLE_POLICY", "You can't detach this AWS managed policy.")
        }
        guard policy.type != .serviceControl || attached.count > 1 else {
            throw .constraintViolation(
                "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                """
                You cannot remove the last policy attached to the specified target. You must have at least one \
                attached at all times.
                """)
        }
        policyRegister.attach(attached.filter { $0 != id }, of: policy.type, to: target)
    }

    /// The policies of a type that are attached to a target itself, in the order of their creation.
    func policies(of type: PolicyType, attachedTo target: String) throws(AWSError) -> [Policy] {
        guard policyTarget(target) != nil else { throw .targetNotFound }
        var policies: [Policy] = []
        for id in policyRegister.attached(type, to: target) {
            policies.append(try policy(id))
        }
        return policies.sorted { $0.serial < $1.serial }
    }

    private func attachment(
        of id: String, to target: String
    ) throws(AWSError) -> (policy: Policy, attached: [String]) {
        let policy = try policy(id)
        guard policyTarget(target) != nil else { throw .targetNotFound }
        return (policy, policyRegister.attached(policy.type, to: target))
    }
}
