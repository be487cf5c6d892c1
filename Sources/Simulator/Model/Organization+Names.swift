/// The Amazon Resource Names of the organization and what is in it.
extension Organization {
    var arn: String { "arn:aws:organizations::\(managementID):organization/\(id)" }

    var rootARN: String { "arn:aws:organizations::\(managementID):root/\(id)/\(rootID)" }

    func arn(ofAccount account: String) -> String {
        "arn:aws:organizations::\(managementID):account/\(id)/\(account)"
    }

    func arn(ofUnit unit: String) -> String {
        "arn:aws:organizations::\(managementID):ou/\(id)/\(unit)"
    }
}
