extension UInt64 {
    /// The FNV-1a hash of a text: the same in every run, and no secret.
    init(fnv1a text: String) {
        self = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
