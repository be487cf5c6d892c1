import YAML

/// Reads text as one document.
func read(_ text: String) -> Document { Document(parsing: Array(text.utf8)) }

/// What is wrong with a text, as `line:column kind`.
func places(_ text: String) -> [String] { places(Array(text.utf8)) }

func places(_ bytes: [UInt8]) -> [String] {
    Document(parsing: bytes).problems.map { "\($0.mark.line):\($0.mark.column) \($0.kind)" }
}

extension Document {
    /// The value of a key of the root.
    subscript(_ key: String) -> Node? { root?[key] }

    var entries: [Entry] { root?.entries ?? [] }
}

extension Node {
    var entries: [Entry] {
        if case .mapping(let entries) = kind { entries } else { [] }
    }

    var items: [Node] {
        if case .sequence(let items) = kind { items } else { [] }
    }

    var scalar: Scalar? {
        if case .scalar(let scalar) = kind { scalar } else { nil }
    }

    var text: String? { scalar?.text }

    /// Line and column, as an editor shows them.
    var place: String { "\(mark.line):\(mark.column)" }

    subscript(_ key: String) -> Node? { entries.first { $0.key == key }?.value }
}

extension Entry {
    var place: String { "\(keyMark.line):\(keyMark.column)" }
}
