import Crypto

/// Which deliveries were here: the newest few thousand, by fingerprints of what tells them apart.
struct SeenDeliveries {
    /// 128 bits of a hash.
    struct Fingerprint: Hashable {
        private let high: UInt64
        private let low: UInt64

        /// - Parameter kind: what it is a hash of; the same bytes of another kind are something else.
        init(_ kind: String, _ bytes: some Sequence<UInt8>) {
            var hash = SHA256()
            hash.update(data: Array(kind.utf8) + [0])
            hash.update(data: Array(bytes))
            (high, low) = hash.finalize().withUnsafeBytes { bytes in
                (bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            }
        }
    }

    private let capacity: Int
    private var known: Set<Fingerprint> = []
    /// A ring of the known, the oldest at `next` once it is full.
    private var order: [Fingerprint] = []
    private var next = 0

    init(capacity: Int) { self.capacity = max(capacity, 1) }

    /// Takes in a delivery by all that tells it apart.
    ///
    /// - Returns: whether none of it was known.
    mutating func insert(_ delivery: [Fingerprint]) -> Bool {
        guard known.isDisjoint(with: delivery) else { return false }
        for fingerprint in delivery where known.insert(fingerprint).inserted {
            if order.count < capacity {
                order.append(fingerprint)
            } else {
                known.remove(order[next])
                order[next] = fingerprint
                next = (next + 1) % capacity
            }
        }
        return true
    }
}
