/// The Amazon Resource Names of the organization and what is in it.
extension Organization {
    var arn: String { "arn:aws:organizations::\(managementID):organization/\(id)" }

    var rootARN: String { "arn:aws:organizations::\(managementID):root/\(id)/\(rootID)" }

    func arn(ofAccount account: String) -> String {
        "arn:aws:organizations::\(managementID):account/\(id)/\(account)"
    }

    /// AWS's own policies are in no account and no organization.
    func arn(of policy: Policy) -> String {
        let owner = policy.isManaged ? "aws:policy" : "\(managementID):policy/\(id)"
        return "arn:aws:organizations::\(owner)/\(policy.type.rawValue.lowercased())/\(policy.id)"
    }

    func arn(of target: PolicyTarget) -> String {
        switch target {
        case .root: rootARN
        case .unit(let unit): arn(ofUnit: unit.id)
        case .account(let account): arn(ofAccount: account.id)
        }
    }

    func arn(ofUnit unit: String) -> String {
        "arn:aws:organizations::\(managementID):ou/\(id)/\(unit)"
    }
}
