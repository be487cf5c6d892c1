import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#endif

/// Takes secrets out of text, in each form in which they may stand there.
struct Redactor: Sendable {
    /// A shorter secret is left alone: it would be found in words that have nothing to do with it.
    static let shortest = 6
    /// State is read back by the next pass: there only what cannot be part of a name or a word is replaced.
    static let shortestInState = 16
    static let mask = "***"

    /// In bytes, each once.
    private var patterns: Set<[UInt8]> = []
    private var longPatterns: Set<[UInt8]> = []

    mutating func add(_ secret: String) {
        guard secret.utf8.count >= Self.shortest, !patterns.contains(Array(secret.utf8)) else { return }
        let forms = SecretForms.of(secret).map { Array($0.utf8) }
        patterns.formUnion(forms)
        if secret.utf8.count >= Self.shortestInState { longPatterns.formUnion(forms) }
    }

    /// What HTTP's basic authentication sends: base64 of the user and the password.
    mutating func add(basic userAndPassword: String) {
        let encoded = Array(Data(userAndPassword.utf8).base64EncodedString().utf8)
        guard encoded.count >= Self.shortest else { return }
        patterns.insert(encoded)
        if encoded.count >= Self.shortestInState { longPatterns.insert(encoded) }
    }

    /// - Returns: the text, or the very same one where nothing of it is secret.
    func redact(_ text: String) -> String {
        guard !patterns.isEmpty, let clean = Self.replace(patterns, in: Array(text.utf8)) else { return text }
        return String(decoding: clean, as: UTF8.self)
    }

    /// For what is read back: see ``shortestInState``.
    func redactState(_ bytes: [UInt8]) -> [UInt8] { Self.replace(longPatterns, in: bytes) ?? bytes }

    /// - Returns: `nil` if none is there. What overlaps goes as one, so that nothing of either is left.
    private static func replace(_ patterns: Set<[UInt8]>, in bytes: [UInt8]) -> [UInt8]? {
        var found: [Range<Int>] = []
        for pattern in patterns { found += ranges(of: pattern, in: bytes) }
        guard !found.isEmpty else { return nil }
        found.sort { $0.lowerBound < $1.lowerBound }
        var result: [UInt8] = []
        var end = 0
        for range in found {
            if range.lowerBound >= end {
                result += bytes[end..<range.lowerBound]
                result += Array(mask.utf8)
            }
            end = max(end, range.upperBound)
        }
        return result + bytes[end...]
    }

    private static func ranges(of pattern: [UInt8], in bytes: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, let first = pattern.first else { return }
            var from = 0
            while from + pattern.count <= bytes.count,
                let hit = memchr(start + from, Int32(first), bytes.count - pattern.count + 1 - from)
            {
                let lower = UnsafeRawPointer(start).distance(to: hit)
                if memcmp(hit, pattern, pattern.count) == 0 { found.append(lower..<lower + pattern.count) }
                from = lower + 1
            }
        }
        return found
    }
}
