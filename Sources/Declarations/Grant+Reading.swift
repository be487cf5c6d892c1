import Planning
import YAML

extension Grant {
    /// One entry of `access`.
    static func read(_ node: Node, _ reader: inout FieldReader) -> Sourced<Grant>? {
        var principals: [(field: GrantField, mark: Mark)] = []
        var principal: Principal?
        var permissionSet: String?
        let isRead = reader.record(node, "a grant", GrantField.self) { field, entry, reader in
            if field != .permissionSet { principals.append((field, entry.keyMark)) }
            guard let text = reader.text(entry, field.rule)?.value else { return }
            switch field {
            case .group: principal = .group(text)
            case .user: principal = .user(text)
            case .permissionSet: permissionSet = text
            }
        }
        if isRead, principals.isEmpty {
            reader.report(.missingField, "'group' or 'user' is missing", at: node.mark, hint: "say who it is for")
        }
        if let second = principals.dropFirst().first {
            reader.report(
                .invalidValue, "a grant is for a group or for a user, not for both", at: second.mark,
                hint: "write two entries")
        }
        guard let principal, let permissionSet, principals.count == 1 else { return nil }
        return Sourced(Grant(principal, permissionSet: permissionSet), at: reader.position(node.mark))
    }
}
