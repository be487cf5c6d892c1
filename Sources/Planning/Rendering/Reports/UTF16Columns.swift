/// Where what is meant begins and ends on its line, in UTF-16 code units from 1: as SARIF, GitHub and most
/// editors count.
struct UTF16Columns {
    var start: Int
    /// The column after what is meant.
    var end: Int
    var text: String

    init(_ source: Diagnostic.Excerpt, column: Int) {
        let scalars = source.line.unicodeScalars.dropFirst(max(0, column - 1 - source.omitted))
        let meant = String(scalars.prefix(source.length))
        start = source.omitted + source.line[..<scalars.startIndex].utf16.count + 1
        end = start + max(1, meant.utf16.count)
        text = meant
    }
}
