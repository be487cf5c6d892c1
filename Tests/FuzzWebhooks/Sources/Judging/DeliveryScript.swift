/// Deliveries made of a fuzzer's bytes. Each begins with a byte that says how it is sent, and one that says how long its
/// body is.
struct DeliveryScript {
    /// How a delivery proves to be the forge's.
    enum Proof: UInt8 {
        /// GitHub's signature, GitLab's token, and the signature of GitLab's signing token, as they should be.
        case signature, token, standard
        /// GitHub's with the secret that goes out of use.
        case olderSignature
        /// As the first three, with one digit, letter or the time changed.
        case wrongSignature, wrongToken, wrongStandard
        /// Whatever the bytes say, in every field.
        case raw
    }

    struct Step {
        var proof: Proof
        /// `nil`, or one of a few names, so that some come again.
        var name: String?
        var isPing: Bool
        /// Whether the field of the proof is there twice.
        var isTwice: Bool
        /// How far the length that is claimed is from the true one; `nil` claims none.
        var lengthOff: Int?
        var body: ArraySlice<UInt8>
        var raw: ArraySlice<UInt8>
    }

    private(set) var steps: [Step] = []

    /// More do not find more.
    private static let most = 8

    init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while let how = rest.popFirst(), let more = rest.popFirst(), steps.count < Self.most {
            let body = Self.take(Int(more & 0x1F) * 4, &rest)
            let raw = how & 7 == Proof.raw.rawValue ? Self.take(Int(more >> 5) * 16, &rest) : []
            let names = [nil, "1", "2", "3"]
            let lengths: [Int?] = [nil, 0, 0, nil, nil, 0, Int(more) + 1, -1]
            steps.append(
                Step(
                    proof: Proof(rawValue: how & 7) ?? .raw, name: names[Int(how >> 3 & 3)], isPing: how >> 5 == 7,
                    isTwice: how >> 5 == 6, lengthOff: lengths[Int(how >> 5)], body: body, raw: raw))
        }
    }

    private static func take(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
