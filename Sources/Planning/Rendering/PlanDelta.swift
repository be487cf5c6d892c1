/// What moved between two plans.
public struct PlanDelta: Sendable, Equatable {
    /// What no longer is as it was: gone, or with something else in its place.
    public let changed: [String]
    /// What is new.
    public let added: [String]

    /// - Parameter effects: those of the old plan that somebody relies on; `nil` means all.
    public init(from old: PlanDocument, to new: PlanDocument, of effects: Set<Digest>? = nil) {
        let now = Set(new.lines.map(\.digest))
        let before = Set(old.lines.map(\.digest))
        let fresh = new.lines.filter { !before.contains($0.digest) }
        let successors = Dictionary(fresh.map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
        var replaced: Set<Digest> = []
        changed = old.lines.filter { !now.contains($0.digest) && effects?.contains($0.digest) != false }.map { line in
            guard let successor = successors[line.subject], !line.what.isEmpty else {
                return "\(line.words): no longer planned"
            }
            replaced.insert(successor.digest)
            return "\(line.words), now \(successor.what)"
        }
        added = fresh.filter { !replaced.contains($0.digest) }.map(\.words)
    }

    public var isEmpty: Bool { changed.isEmpty && added.isEmpty }
}
