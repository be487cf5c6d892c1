extension Parameters {
    /// One of the types of policies, which must be there.
    func policyType(_ name: String) throws(AWSError) -> PolicyType {
        let choice = try choice(name, PolicyType.allCases.map(\.rawValue))
        return try required(name, PolicyType(rawValue: choice))
    }
}
