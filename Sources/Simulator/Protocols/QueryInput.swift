/// The input of the Query protocol, in which a name says where its value stands:
/// `Tags.member.1.Key=team`.
enum QueryInput {
    /// No model of a served operation is deeper. What is, is no member of any.
    private static let maximumDepth = 8

    /// The members of the input. Every value is a string; lists are in the order of their numbers.
    static func members(of fields: [(name: String, value: String)]) -> [String: JSONValue] {
        let root = Node()
        for (name, value) in fields {
            let path = name.split(separator: ".", omittingEmptySubsequences: false)
            guard path.count <= maximumDepth else { continue }
            root.descendant(path).text = value
        }
        return root.members.mapValues(\.value)
    }
}

/// A place in the input. A class, so that many values are put there without copies.
private final class Node {
    var text = ""
    var members: [String: Node] = [:]

    func descendant(_ path: [Substring]) -> Node {
        path.reduce(self) { node, name in
            let name = String(name)
            if let member = node.members[name] { return member }
            let member = Node()
            node.members[name] = member
            return member
        }
    }

    var value: JSONValue {
        if members.isEmpty { return .string(text) }
        return list.map { .array($0) } ?? .object(members.mapValues(\.value))
    }

    /// The elements, if this is a list: a `member` and under it numbers.
    private var list: [JSONValue]? {
        guard members.count == 1, let elements = members["member"]?.members, !elements.isEmpty else { return nil }
        let numbered = elements.compactMap { name, node in Int(name).map { (number: $0, node: node) } }
        guard numbered.count == elements.count else { return nil }
        return numbered.sorted { $0.number < $1.number }.map(\.node.value)
    }
}
