import Planning
import YAML

/// Tells the files of other tools by their words, whether or not they are YAML.
///
/// It is asked only about files that have a problem already, so it may not cost what a good file costs.
enum PeerRecognition {
    /// The one problem of a file that looks like another tool's; `nil` if it looks like none, or like one of ours.
    static func diagnosis(of bytes: some Collection<UInt8>, at path: String) -> Diagnostic? {
        let lines = SourceTree.lines(of: Array(bytes.prefix(FieldReader.maximumBytes)))
        // A file that has our own fields has a problem of its own, whatever its values speak of.
        guard !lines.contains(where: { $0.hasPrefix("name:") || $0.hasPrefix("email:") || $0.hasPrefix("owner:") })
        else { return nil }
        let words = lines.enumerated().flatMap { index, line in keys(in: line, number: index + 1) }
        for peer in Peer.all {
            guard let found = place(of: peer, lines, words) else { continue }
            let file = path == PolicyFile.name ? "a policy" : "an account file"
            return Diagnostic(
                .foreignFormat, "this looks like \(peer.name), not like \(file) of Reeve",
                at: SourcePosition(file: path, line: found.line, column: found.column),
                source: .init(line: lines[found.line - 1], length: found.word.unicodeScalars.count),
                hint: "write a file for each account, such as accounts/Workloads/Prod/payments.yaml; \(peer.mapping); "
                    + "see docs/coming-from.md#\(peer.anchor)")
        }
        return nil
    }

    /// Where the file first shows that it is this peer's.
    private static func place(of peer: Peer, _ lines: [String], _ words: [Found]) -> Found? {
        let keys = words.filter { peer.keys.contains($0.word) }
        var found = Set(keys.map(\.word)).count >= peer.threshold ? Array(keys.prefix(1)) : []
        for (index, line) in lines.enumerated() {
            let scalars = line.unicodeScalars
            let indent = scalars.prefix { $0 == " " || $0 == "\t" }
            let text = scalars[indent.endIndex...]
            guard text.first != "#" else { continue }
            for beginning in peer.beginnings where text.starts(with: beginning.unicodeScalars) {
                found.append(Found(word: beginning, line: index + 1, column: indent.count + 1))
            }
            for value in peer.values {
                guard let start = line.utf8.indices.first(where: { line.utf8[$0...].starts(with: value.utf8) })
                else { continue }
                found.append(Found(word: value, line: index + 1, column: scalars[..<start].count + 1))
            }
        }
        return found.min { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    private struct Found {
        var word: String
        var line: Int
        var column: Int
    }

    /// The words of a line that stand before a colon, an equals sign or a brace, with or without quotes: keys of
    /// YAML and JSON, assignments and blocks of HCL.
    private static func keys(in line: String, number: Int) -> [Found] {
        let scalars = Array(line.unicodeScalars)
        var found: [Found] = []
        var index = 0
        while index < scalars.count {
            if scalars[index] == "#" { break }
            guard isWord(scalars[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < scalars.count, isWord(scalars[index]) { index += 1 }
            var next = index
            while next < scalars.count, [" ", "\t", "\"", "'"].contains(scalars[next]) { next += 1 }
            guard next < scalars.count, [":", "=", "{"].contains(scalars[next]) else { continue }
            let word = String(String.UnicodeScalarView(scalars[start..<index]))
            found.append(Found(word: word, line: number, column: start + 1))
        }
        return found
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar == "-" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
            || ("0"..."9").contains(scalar)
    }
}
