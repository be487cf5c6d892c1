/// Problems for programs. `docs/diagnostics-format.md` describes each member.
public enum DiagnosticsJSON {
    /// A reader refuses a version whose first number it does not know.
    public static let formatVersion = "1.0"

    public static func render(_ diagnostics: [Diagnostic]) throws -> String {
        try ReportEncoding.text(Report(diagnostics: diagnostics))
    }

    private struct Report: Encodable {
        var formatVersion = DiagnosticsJSON.formatVersion
        var diagnostics: [Diagnostic]

        enum CodingKeys: String, CodingKey {
            case formatVersion = "format_version"
            case diagnostics
        }
    }
}
