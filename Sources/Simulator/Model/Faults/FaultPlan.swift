/// Which request meets which fault: decided by the seed and the order of requests, and by nothing else.
struct FaultPlan {
    private let faults: Faults
    private var generator: SeededGenerator

    init(_ faults: Faults, seed: UInt64) {
        self.faults = faults
        generator = SeededGenerator(seed: seed)
    }

    /// The fault of the next request, if it meets one.
    mutating func next() -> Fault? {
        // Every request draws once, so that what comes of one does not change the next one's luck.
        var rest = Double.random(in: 0..<1, using: &generator)
        for fault in Fault.allCases {
            rest -= faults.rates[fault] ?? 0
            if rest < 0 { return fault }
        }
        return nil
    }
}
