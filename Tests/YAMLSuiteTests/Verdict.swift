import YAML

/// What Reeve says of one case of the suite.
struct Verdict {
    var item: Suite.Case
    var document: Document
    /// Sorted, each once; empty if there is none, or if something else is wrong with it.
    var restrictions: [Restriction]

    init(_ item: Suite.Case) throws {
        self.item = item
        document = Document(parsing: try item.bytes())
        let found = document.problems.map(Restriction.init)
        restrictions = Set(found.compactMap(\.self)).sorted { $0.rawValue < $1.rawValue }
        // A restriction is not why a text is refused that cannot be read anyway.
        if found.contains(nil) { restrictions = [] }
    }

    var isRead: Bool { document.problems.isEmpty }
    var isUnreadable: Bool { !isRead && restrictions.isEmpty }

    /// Whether the whole tree is known: what tags and anchors are refused with is read all the same, and PyYAML's
    /// BaseLoader passes over them.
    var hasTree: Bool { !isUnreadable && restrictions.allSatisfy { $0 == .tag || $0 == .anchor } }
}
