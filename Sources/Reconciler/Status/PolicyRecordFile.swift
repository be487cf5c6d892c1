import FoundationEssentials
import Planning

/// `policy.json`: the rules in force.
struct PolicyRecordFile: Codable {
    static let path = "policy.json"
    private static let version = "1.0"

    private var formatVersion = version
    private var rules: GuardedRules
    private var settledAt: CommitID?

    private enum CodingKeys: String, CodingKey {
        case formatVersion = "format_version"
        case rules
        case settledAt = "settled_at"
    }

    /// - Throws: if it is not as a daemon writes it. Rules that cannot be read are not the file's (law 3).
    static func parse(_ bytes: [UInt8]) throws(Diagnostic) -> PolicyRecord {
        guard let file = try? JSONDecoder().decode(Self.self, from: Data(bytes)), file.formatVersion.hasPrefix("1.")
        else {
            throw Diagnostic(
                .statusUnreadable, "'\(path)' on the status branch cannot be read",
                hint: "only the daemon writes there: undo the commit that changed it")
        }
        return PolicyRecord(rules: file.rules, settledAt: file.settledAt)
    }

    static func render(_ record: PolicyRecord) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let file = Self(rules: record.rules, settledAt: record.settledAt)
        return try Array(encoder.encode(file)) + [UInt8(ascii: "\n")]
    }
}
