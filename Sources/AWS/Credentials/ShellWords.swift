/// A command line taken apart as a POSIX shell would, without anything that a shell would do with the words: what
/// Python's `shlex.split` does, by which the AWS CLI reads `credential_process`.
enum ShellWords {
    /// - Returns: `nil` where a quote is not closed, or nothing follows the last backslash.
    static func split(_ line: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var characters = line.makeIterator()
        while let character = characters.next() {
            switch character {
            case "'":
                var quoted = word ?? ""
                guard append(to: &quoted, from: &characters, until: "'", escapes: false) else { return nil }
                word = quoted
            case "\"":
                var quoted = word ?? ""
                guard append(to: &quoted, from: &characters, until: "\"", escapes: true) else { return nil }
                word = quoted
            case "\\":
                guard let next = characters.next() else { return nil }
                word = (word ?? "") + String(next)
            case _ where character.isWhitespace:
                if let word { words.append(word) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }

    /// Between double quotes a backslash escapes the quote and itself alone, as in shlex.
    private static func append(
        to word: inout String, from characters: inout String.Iterator, until quote: Character, escapes: Bool
    ) -> Bool {
        while let character = characters.next() {
            if character == quote { return true }
            guard escapes, character == "\\" else {
                word.append(character)
                continue
            }
            guard let next = characters.next() else { return false }
            if next != quote, next != "\\" { word.append("\\") }
            word.append(next)
        }
        return false
    }
}
