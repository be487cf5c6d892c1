import Foundation

/// A policy of `docs/iam`.
struct IAMPolicy: Decodable {
    struct Statement: Decodable {
        var actions: [String]

        private enum CodingKeys: String, CodingKey {
            case actions = "Action"
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            // One action may stand without a list (IAM User Guide, "IAM JSON policy elements: Action").
            if let one = try? values.decode(String.self, forKey: .actions) {
                actions = [one]
            } else {
                actions = try values.decode([String].self, forKey: .actions)
            }
        }
    }

    private var statements: [Statement]

    private enum CodingKeys: String, CodingKey {
        case statements = "Statement"
    }

    /// Everything that it allows, in its order.
    var actions: [String] { statements.flatMap(\.actions) }

    static func path(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../docs/iam/\(name)")
            .standardized.path
    }

    static func read(_ name: String) throws -> IAMPolicy {
        try JSONDecoder().decode(IAMPolicy.self, from: Data(contentsOf: URL(fileURLWithPath: path(name))))
    }
}
