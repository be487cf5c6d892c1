extension TerminalWidth {
    /// The columns of a text that holds nothing to escape.
    package static func of(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    /// The text in lines of at most so many columns: broken after a space or a slash where there is one, else
    /// between characters. A mark stays with the character that it combines with.
    ///
    /// - Parameter width: at least 1; a character that is wider stands on a line of its own.
    package static func wrap(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line: [(character: Character, width: Int)] = []
        var columns = 0
        for character in text {
            let next = of(String(character))
            while columns + next > width, !line.isEmpty {
                // A space that would begin the next line stays at the end of this one.
                let end = character == " " ? line.count : breakPoint(in: line)
                lines.append(string(line[..<end]))
                line.removeFirst(end)
                columns = line.reduce(0) { $0 + $1.width }
            }
            if character == " ", line.isEmpty, !lines.isEmpty { continue }
            line.append((character, next))
            columns += next
        }
        return line.isEmpty && !lines.isEmpty ? lines : lines + [string(line[...])]
    }

    private static func breakPoint(in line: [(character: Character, width: Int)]) -> Int {
        let last = line.lastIndex { $0.character == " " || $0.character == "/" }
        return last.map { $0 + 1 } ?? line.count
    }

    private static func string(_ part: ArraySlice<(character: Character, width: Int)>) -> String {
        var characters = part.map(\.character)
        while characters.last == " " { characters.removeLast() }
        return String(characters)
    }
}
