/// The keys of one map, and where they stand.
///
/// Most maps have a handful: those are compared one by one, which is quicker than hashing them.
struct SeenKeys {
    private static let fewKeys = 16
    private var few: [(key: String, mark: Mark)] = []
    private var many: [String: Mark] = [:]

    subscript(key: String) -> Mark? { many.isEmpty ? few.first { $0.key == key }?.mark : many[key] }

    mutating func insert(_ key: String, at mark: Mark) {
        guard many.isEmpty else {
            many[key] = mark
            return
        }
        few.append((key, mark))
        if few.count > Self.fewKeys { many = Dictionary(few.map { ($0.key, $0.mark) }) { first, _ in first } }
    }
}
