/// Goes over a document's bytes before libyaml does, whose own places for what it cannot read are those of the
/// buffer, not of the text.
struct TextScan {
    /// Whether U+FEFF stands before the text. It is no part of it.
    static func hasByteOrderMark(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

    /// The place after the last character that is not blank.
    static func end(of bytes: [UInt8]) -> Mark {
        let count = bytes.lastIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }.map { $0 + 1 } ?? 0
        let lines = bytes.prefix(count).split(separator: 0x0A, omittingEmptySubsequences: false)
        let last = String(decoding: lines.last ?? [], as: UTF8.self)
        return Mark(line: max(1, lines.count), column: 1 + last.unicodeScalars.count)
    }

    /// The first character that may not stand in a document; `nil` if there is none.
    static func problem(in bytes: [UInt8]) -> YAMLProblem? {
        if bytes.allSatisfy(isPlain) { return nil }
        return slowProblem(in: bytes)
    }

    /// Whether a byte stands for a character that is allowed wherever it is, as nearly every one does.
    private static func isPlain(_ byte: UInt8) -> Bool { (0x20...0x7E).contains(byte) || byte == 0x0A || byte == 0x09 }

    private static func slowProblem(in bytes: [UInt8]) -> YAMLProblem? {
        var iterator = bytes.makeIterator()
        var decoder = UTF8()
        var mark = Mark(line: 1, column: 1)
        var carriageReturn: Mark?
        while true {
            let result = decoder.decode(&iterator)
            if let carriageReturn, result != .scalarValue("\n") { return hiddenLineBreak("\r", at: carriageReturn) }
            carriageReturn = nil
            switch result {
            case .emptyInput: return nil
            case .error: return YAMLProblem(.notUTF8, "the file is not UTF-8", at: mark)
            case .scalarValue(let scalar):
                if scalar == "\r" { carriageReturn = mark }
                if isHiddenLineBreak(scalar) { return hiddenLineBreak(scalar, at: mark) }
                guard isAllowed(scalar) else {
                    return YAMLProblem(.syntax, "\(name(of: scalar)) may stand here only as an escape", at: mark)
                }
                if scalar == "\n" {
                    mark = Mark(line: mark.line + 1, column: 1)
                } else {
                    mark.column += 1
                }
            }
        }
    }

    /// YAML's printable characters. U+FEFF is one at the beginning alone.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E: true
        case 0xFEFF: false
        case 0xA0...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// Where YAML 1.1 ends a line and no editor does, so that what follows a comment would seem to be part of it.
    private static func isHiddenLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
    }

    private static func hiddenLineBreak(_ scalar: Unicode.Scalar, at mark: Mark) -> YAMLProblem {
        YAMLProblem(
            .refused, "\(name(of: scalar)) ends a line here; only a line feed does", at: mark,
            hint: "end the line with a line feed")
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }
}
