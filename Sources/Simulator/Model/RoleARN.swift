/// The name of an IAM role: `arn:aws:iam::123456789012:role/path/Name`.
struct RoleARN: Equatable, Sendable {
    let account: String
    /// What stands before the name, with its slash at the end. Empty for most.
    let path: String
    let name: String

    /// Reads an ARN, or nil if it is not one of a role.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0...3].elementsEqual(["arn", "aws", "iam", ""]), parts[4].isAccountID,
            parts[5].hasPrefix("role/")
        else { return nil }
        let resource = parts[5].dropFirst("role/".count)
        let name = resource.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        guard (1...64).contains(name.utf8.count), name.isWords(and: "+=,.@-") else { return nil }
        self.account = String(parts[4])
        self.path = String(resource.dropLast(name.count))
        self.name = String(name)
    }
}
