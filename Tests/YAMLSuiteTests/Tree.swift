import YAML

/// A document as `base_trees.py` prints it: text, lists and maps of it.
indirect enum Tree: Equatable {
    case none
    case text(String)
    case items([Tree])
    case entries([Entry])

    struct Entry: Equatable, Decodable {
        var key: String
        var value: Tree
    }

    init(_ node: Node?) {
        switch node?.kind {
        case nil, .unread: self = .none
        case .scalar(let scalar): self = .text(scalar.text)
        case .sequence(let items): self = .items(items.map { Tree($0) })
        case .mapping(let entries): self = .entries(entries.map { Entry(key: $0.key, value: Tree($0.value)) })
        }
    }
}

extension Tree: Decodable {
    private enum Key: String, CodingKey { case items, entries }

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self = .text(text)
            return
        }
        let container = try decoder.container(keyedBy: Key.self)
        if let items = try container.decodeIfPresent([Tree].self, forKey: .items) {
            self = .items(items)
        } else if let entries = try container.decodeIfPresent([Entry].self, forKey: .entries) {
            self = .entries(entries)
        } else {
            self = .none
        }
    }
}
