/// Patterns of whole numbers, written without a sign and without zeros in front.
enum DecimalPattern {
    /// The numbers of a range that begins with 0 or 1.
    static func pattern(of range: ClosedRange<Int>) -> String {
        (range.lowerBound == 0 ? ["0"] : []).joined() + (range.lowerBound == 0 ? "|" : "")
            + alternatives(upTo: range.upperBound).joined(separator: "|")
    }

    /// Whether a text is a number of the range, written so.
    static func number(_ text: some StringProtocol, in range: ClosedRange<Int>) -> Int? {
        let digits = text.utf8
        guard digits.count <= 18, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            digits.first != UInt8(ascii: "0") || digits.count == 1, let value = Int(text), range.contains(value)
        else { return nil }
        return value
    }

    /// Every number from 1 to `most`: shorter ones, then by the first digit that is smaller, then itself.
    private static func alternatives(upTo most: Int) -> [String] {
        let digits = String(most).compactMap(\.wholeNumberValue)
        var found = digits.count > 1 ? ["[1-9][0-9]{0,\(digits.count - 2)}"] : []
        for (place, digit) in digits.enumerated() {
            let least = place == 0 ? 1 : 0
            guard digit > least else { continue }
            let before = digits.prefix(place).map(String.init).joined()
            let after = digits.count - place - 1
            found.append(before + "[\(least)-\(digit - 1)]" + (after == 0 ? "" : "[0-9]{\(after)}"))
        }
        return found + ["\(most)"]
    }
}
