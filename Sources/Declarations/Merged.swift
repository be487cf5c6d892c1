import Planning

/// A map of texts as a file and the defaults of its folders say it together.
struct Merged<Key: Hashable & Sendable>: Sendable, Equatable {
    var values: [Key: Sourced<String>] = [:]
    /// Where the map stands, nearest first; empty if no file has it.
    var places: [SourcePosition] = []
    /// Whether something in it could not be read: what is missing then is no second problem.
    var isBroken = false

    var isDeclared: Bool { !places.isEmpty }

    subscript(_ key: Key) -> Sourced<String>? { values[key] }

    /// Takes from a folder further out the keys that are not here.
    mutating func merge(defaults: Self) {
        values.merge(defaults.values) { own, _ in own }
        places += defaults.places
        isBroken = isBroken || defaults.isBroken
    }
}

extension Array {
    /// Joins a list with that of a folder further out, which comes first, without repeats. What both have stands in
    /// the outer one's order and is said by the nearer file.
    mutating func merge<Value: Hashable & Sendable>(defaults: Self) where Element == Sourced<Value> {
        guard !defaults.isEmpty else { return }
        let own = Dictionary(map { ($0.value, $0) }) { first, _ in first }
        let outer = Set(defaults.map(\.value))
        self = defaults.map { own[$0.value] ?? $0 } + filter { !outer.contains($0.value) }
    }
}
