import OrderedCollections

/// Policies are made, changed and deleted.
extension Organization {
    /// The types that the organization can enable. Consolidated billing has none.
    var availablePolicyTypes: [PolicyType] {
        featureSet == "ALL" ? PolicyType.allCases : []
    }

    func policy(_ id: String) throws(AWSError) -> Policy {
        let managed = availablePolicyTypes.lazy.compactMap(\.managedPolicy).first { $0.id == id }
        guard let policy = managed ?? policyRegister.policies[id] else { throw .policyNotFound }
        return policy
    }

    /// The policies of a type, AWS's own first, then in the order of their creation.
    func policies(of type: PolicyType) -> [Policy] {
        let managed = availablePolicyTypes.contains(type) ? type.managedPolicy : nil
        return [managed].compactMap { $0 } + policyRegister.policies.values.filter { $0.type == type }
    }

    /// Makes a policy. Its type need not be enabled.
    mutating func createPolicy(
        _ type: PolicyType, named name: String, description: String, content: String, tags newTags: [Tag] = []
    ) throws(AWSError) -> Policy {
        guard availablePolicyTypes.contains(type) else { throw .policyTypeNotAvailable }
        try PolicyDocument.check(content, as: type)
        let others = policies(of: type)
        guard !others.contains(where: { $0.name == name }) else { throw .duplicatePolicy }
        guard others.count(where: { !$0.isManaged }) < type.maximumCount else {
            throw .constraintViolation(
                "POLICY_NUMBER_LIMIT_EXCEEDED", "You have the maximum number of policies of this type.")
        }
        let checked = try Tag.checked(newTags)
        let policy = Policy(
            serial: takeSerial(), id: newPolicyID(), type: type, name: name, description: description,
            content: content)
        policyRegister.policies[policy.id] = policy
        setTags(checked, of: policy.id)
        return policy
    }

    /// Changes a policy. What is nil stays as it was.
    mutating func updatePolicy(
        _ id: String, name: String?, description: String?, content: String?
    ) throws(AWSError) -> Policy {
        var policy = try mutablePolicy(id)
        if let content {
            try PolicyDocument.check(content, as: policy.type)
            policy.content = content
        }
        if let name {
            guard !policies(of: policy.type).contains(where: { $0.name == name && $0.id != id }) else {
                throw .duplicatePolicy
            }
            policy.name = name
        }
        policy.description = description ?? policy.description
        policyRegister.policies[id] = policy
        return policy
    }

    mutating func deletePolicy(_ id: String) throws(AWSError) {
        let policy = try mutablePolicy(id)
        guard policyRegister.exceptions[policy.type]?.values.contains(where: { $0.contains(id) }) != true else {
            throw .policyInUse
        }
        policyRegister.policies[id] = nil
        setTags([:], of: id)
    }

    private func mutablePolicy(_ id: String) throws(AWSError) -> Policy {
        let policy = try policy(id)
        guard !policy.isManaged else { throw .immutablePolicy }
        return policy
    }

    private mutating func newPolicyID() -> String {
        var id: String
        repeat {
            id = "p-\(generator.characters(10))"
        } while policyRegister.policies[id] != nil
        return id
    }
}
