/// Builds the tree of a document from its events, and notes what Reeve refuses.
struct Composer {
    private(set) var problems: [YAMLProblem] = []
    /// Where the value begins that was last read to its end.
    private var last: Mark?

    /// Returns the root; `nil` if there is none, or if the text cannot be read to its end.
    mutating func compose(_ events: borrowing EventReader) -> Node? {
        do {
            return try document(events)
        } catch {
            var problem = error
            if problem.kind == .syntax, !problem.isUnclosed { problem.before = last }
            problems.append(problem)
            return nil
        }
    }

    private mutating func document(_ events: borrowing EventReader) throws(YAMLProblem) -> Node? {
        _ = try events.next()
        guard case .documentStart = try events.next().kind else { return nil }
        let root = try node(events.next(), events, depth: 1)
        _ = try events.next()
        let after = try events.next()
        if case .documentStart = after.kind {
            problems.append(
                YAMLProblem(
                    .refused, "a second document begins here", at: after.mark, hint: "write it into a file of its own"))
        }
        // An empty document composes to a null scalar: that is no root.
        if case .scalar(let scalar) = root.kind, scalar.isNull { return nil }
        return root
    }

    private mutating func node(
        _ event: Event, _ events: borrowing EventReader, depth: Int
    ) throws(YAMLProblem) -> Node {
        let node = try value(event, events, depth: depth)
        last = event.mark
        return node
    }

    private mutating func value(
        _ event: Event, _ events: borrowing EventReader, depth: Int
    ) throws(YAMLProblem) -> Node {
        guard depth <= Document.maximumDepth else {
            throw YAMLProblem(.tooDeep, "nested more than \(Document.maximumDepth) deep", at: event.mark)
        }
        if event.hasAnchor { problems.append(YAMLProblem(.refused, "anchors are not taken", at: event.mark)) }
        if event.hasTag { problems.append(YAMLProblem(.refused, "YAML tags are not taken", at: event.mark)) }
        switch event.kind {
        case .scalar(let scalar):
            return Node(.scalar(scalar), at: event.mark)
        case .alias:
            problems.append(YAMLProblem(.refused, "aliases are not taken", at: event.mark))
            return Node(.unread, at: event.mark)
        case .sequenceStart:
            var items: [Node] = []
            while true {
                let next = try events.next()
                if case .sequenceEnd = next.kind { return Node(.sequence(items), at: event.mark) }
                items.append(try node(next, events, depth: depth + 1))
            }
        case .mappingStart:
            return Node(.mapping(try entries(events, depth: depth)), at: event.mark)
        case .streamStart, .streamEnd, .documentStart, .documentEnd, .sequenceEnd, .mappingEnd:
            throw YAMLProblem(.syntax, "a value was expected here", at: event.mark)
        }
    }

    private mutating func entries(_ events: borrowing EventReader, depth: Int) throws(YAMLProblem) -> [Entry] {
        var entries: [Entry] = []
        var seen = SeenKeys()
        while true {
            let event = try events.next()
            if case .mappingEnd = event.kind { return entries }
            let key = try node(event, events, depth: depth + 1)
            guard let name = name(of: key, event, seen: seen) else {
                _ = try node(events.next(), events, depth: depth + 1)
                continue
            }
            seen.insert(name, at: key.mark)
            entries.append(
                Entry(key: name, keyMark: key.mark, value: try node(events.next(), events, depth: depth + 1)))
        }
    }

    /// The text of a key; `nil` if it is none, or stands a second time.
    private mutating func name(of key: Node, _ event: Event, seen: SeenKeys) -> String? {
        // An alias has been reported, and what it stands for is not known.
        if case .alias = event.kind { return nil }
        guard case .scalar(let scalar) = key.kind else {
            problems.append(
                YAMLProblem(
                    .refused, "a key is a plain word, not a list or a map", at: key.mark, hint: "quote it if it is text"
                ))
            return nil
        }
        if let first = seen[scalar.text] {
            problems.append(
                YAMLProblem(
                    .duplicateKey, "'\(scalar.text)' stands here again; it is on line \(first.line) already",
                    at: key.mark, beginning: first))
            return nil
        }
        return scalar.text
    }
}
