/// A random number generator that follows its seed and can be kept in a file (SplitMix64).
struct SeededGenerator: RandomNumberGenerator, Codable, Equatable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Characters of an AWS identifier, such as the eight after `ou-exam-`.
    mutating func characters(_ count: Int, of alphabet: String = "abcdefghijklmnopqrstuvwxyz0123456789") -> String {
        let alphabet = Array(alphabet)
        return String((0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &self)] })
    }

    /// Twelve digits that do not start with zero.
    mutating func accountID() -> String {
        String(Int.random(in: 100_000_000_000...999_999_999_999, using: &self))
    }

    /// An identifier in the form of a UUID, as AWS gives its requests.
    mutating func requestID() -> String {
        [8, 4, 4, 4, 12].map { characters($0, of: "0123456789abcdef") }.joined(separator: "-")
    }
}
