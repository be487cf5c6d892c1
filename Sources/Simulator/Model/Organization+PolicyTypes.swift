/// Types of policies are enabled and disabled in the root.
extension Organization {
    /// Enables a type. The policy that AWS has for it, if any, is attached to everything.
    mutating func enable(_ type: PolicyType, in root: String) throws(AWSError) {
        guard root == rootID else { throw .rootNotFound }
        guard availablePolicyTypes.contains(type) else { throw .policyTypeNotAvailable }
        guard !policyRegister.isEnabled(type) else { throw .policyTypeAlreadyEnabled }
        policyRegister.enable(type)
    }

    /// Disables a type. All policies of the type are detached, but not deleted ("Disabling a policy type" in
    /// the user guide).
    mutating func disable(_ type: PolicyType, in root: String) throws(AWSError) {
        guard root == rootID else { throw .rootNotFound }
        guard policyRegister.isEnabled(type) else { throw .policyTypeNotEnabled }
        policyRegister.disable(type)
    }

    /// The types that DescribeOrganization lists, in a member that AWS advises not to read.
    ///
    /// "If you disable a policy type for a root, it still appears enabled for the organization" (DisablePolicyType
    /// in the model). Its examples list service control policies and no others; those enabled here follow.
    var listedPolicyTypes: [PolicyType] {
        availablePolicyTypes.filter { $0 == .serviceControl || policyRegister.isEnabled($0) }
    }

    /// What a new organization has: with all features on, service control policies are enabled.
    static func initialPolicyRegister(featureSet: String) -> PolicyRegister {
        PolicyRegister(enabled: featureSet == "ALL" ? [.serviceControl] : [])
    }

    /// What a file edited by hand may have wrong, if anything.
    var policyProblem: String? {
        for type in policyRegister.enabled where !availablePolicyTypes.contains(type) {
            return "\(type.rawValue) is not available in this organization"
        }
        for (type, targets) in policyRegister.exceptions {
            for (target, ids) in targets {
                guard policyTarget(target) != nil else { return "\(target) is unknown and has policies" }
                guard ids.allSatisfy({ (try? policy($0))?.type == type }) else {
                    return "\(target) has a policy that is no \(type.rawValue)"
                }
            }
        }
        return nil
    }
}
