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

    /// Credentials that are renewed come anew for as long as a daemon runs. The newest of each origin are kept, and
    /// so are those in use, however often others of another origin change: a key, a token and what they are wrapped in,
    /// each time.
    static let mostRenewed = 100

    /// Where a secret comes from.
    enum Origin: Sendable, CaseIterable {
        /// What the process was started with: all of it is kept.
        case start
        case git
        case aws
        case webhooks
    }

    /// One secret, in all its forms.
    private struct Entry: Sendable {
        var secret: String
        var forms: Set<[UInt8]>
        var isLong: Bool
    }

    /// Of each origin the newest last.
    private var entries: [Origin: [Entry]] = [:]
    /// What the entries have, in bytes, each once.
    private var patterns: Set<[UInt8]> = []
    private var longPatterns: Set<[UInt8]> = []

    mutating func add(_ secret: String, from origin: Origin = .start) {
        guard secret.utf8.count >= Self.shortest else { return }
        keep(secret, SecretForms.of(secret), isLong: secret.utf8.count >= Self.shortestInState, origin)
    }

    /// What HTTP's basic authentication sends: base64 of the user and the password.
    mutating func add(basic userAndPassword: String, from origin: Origin = .start) {
        let encoded = Data(userAndPassword.utf8).base64EncodedString()
        guard encoded.utf8.count >= Self.shortest else { return }
        keep(encoded, [encoded], isLong: encoded.utf8.count >= Self.shortestInState, origin)
    }

    private mutating func keep(
        _ secret: String, _ forms: @autoclosure () -> Set<String>, isLong: Bool, _ origin: Origin
    ) {
        var known = entries[origin] ?? []
        if let place = known.firstIndex(where: { $0.secret == secret }) {
            // It is in use: others are older.
            known.append(known.remove(at: place))
            entries[origin] = known
            return
        }
        known.append(Entry(secret: secret, forms: Set(forms().map { Array($0.utf8) }), isLong: isLong))
        if origin != .start, known.count > Self.mostRenewed { known.removeFirst() }
        entries[origin] = known
        let all = entries.values.joined()
        patterns = all.reduce(into: []) { $0.formUnion($1.forms) }
        longPatterns = all.filter(\.isLong).reduce(into: []) { $0.formUnion($1.forms) }
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
