import ArgumentParser

/// A number of bytes in a setting: `512MiB`, `2GiB`, or a bare number.
struct ByteCount: Sendable, Hashable, CustomStringConvertible {
    private static let units = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("", 1)]
    /// Less than this nothing that is limited here could work with.
    private static let range = (1 << 20)...(1 << 40)

    let bytes: Int

    init(bytes: Int) { self.bytes = bytes }

    /// - Throws: an error that says what a number of bytes is.
    init(parsing text: String) throws {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = Self.units.first { $0.0 == text.dropFirst(digits.count) }
        guard digits.count <= 13, let count = Int(digits), let unit,
            case let (bytes, hasOverflown) = count.multipliedReportingOverflow(by: unit.1), !hasOverflown,
            Self.range.contains(bytes)
        else {
            throw ValidationError(
                "a number of bytes is a whole number with a unit, such as 512MiB or 2GiB; this one is from 1MiB to 1024GiB"
            )
        }
        self.bytes = bytes
    }

    /// In the largest unit in which it is a whole number.
    var description: String {
        let unit = Self.units.first { bytes.isMultiple(of: $0.1) && bytes != 0 }
        return unit.map { "\(bytes / $0.1)\($0.0)" } ?? "\(bytes)"
    }
}
