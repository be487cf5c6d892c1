import FoundationEssentials
public import Planning

/// Where things stand on the status branch.
public enum StatusPaths {
    static let readme = "README.md"
    /// The observed organization, which a plan can be made against without AWS.
    public static let organization = "organization.json"

    /// The record of an account.
    public static func account(_ key: AccountKey) -> String { "accounts/\(key).yaml" }

    /// The key of an account's record; `nil` if the path is none.
    static func accountKey(_ path: String) -> AccountKey? {
        guard path.hasPrefix("accounts/"), path.hasSuffix(".yaml") else { return nil }
        return AccountKey(path.dropFirst("accounts/".count).dropLast(".yaml".count))
    }

    /// Whether this is the JSON of a plan whose id begins so.
    public static func isPlan(_ path: String, id: String) -> Bool {
        path.hasPrefix("plans/\(id.prefix(12))") && path.hasSuffix(".json")
    }

    static func plan(_ id: Digest, _ suffix: String) -> String { "plans/\(id.short).\(suffix)" }
    static func isPlan(_ path: String) -> Bool { path.hasPrefix("plans/") }

    /// One file a month, in UTC.
    static func audit(at time: Int) -> String {
        let date = Date(timeIntervalSince1970: TimeInterval(time))
        return "audit/\(date.formatted(.iso8601.year().month())).jsonl"
    }

    /// What a pass has to read of the branch: all that passes write there, but the audits of months that no budget and
    /// no approval reaches back to. `reeve.yaml` takes neither a window nor an expiry of more than 31 days, and an
    /// approver's clock may be a little ahead. What is not among these is taken for what is not there.
    ///
    /// - Parameter time: now, in seconds since 1970.
    public static func live(at time: Int) -> [String] {
        // A pass may begin in one month and report in the next, whose file another process has begun.
        let months = [-1, 0, 16, 32].map { audit(at: time - $0 * 86_400) }
        return [readme, organization, "accounts", "plans", PolicyRecordFile.path, Lease.path] + Set(months).sorted()
    }

    static func isAudit(_ path: String) -> Bool { path.hasPrefix("audit/") && path.hasSuffix(".jsonl") }
}
