/// What a server says in its own words, made fit to stand in an error.
enum ServerWords {
    /// The lines, without control characters, in one.
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: Array(bytes), as: UTF8.self)
            .split(whereSeparator: \.isNewline)
            .map { $0.filter { !$0.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } } }
            .filter { !$0.isEmpty }
            .joined(separator: "; ")
    }
}
