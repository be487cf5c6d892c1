/// Problems as commands to the runner of GitHub Actions, which shows them at their lines in a pull request.
///
/// The format and what is escaped in it: GitHub's documentation, "Workflow commands for GitHub Actions", and
/// `escapeData` and `escapeProperty` of actions/toolkit.
public enum DiagnosticsGitHub {
    /// - Parameter folder: Where the files lie, as seen from the top of the workspace; empty if they lie there.
    /// - Returns: a line for each problem.
    public static func render(_ diagnostics: [Diagnostic], folder: String) -> String {
        diagnostics.map { command(for: $0, folder: folder) + "\n" }.joined()
    }

    private static func command(for diagnostic: Diagnostic, folder: String) -> String {
        var properties: [(name: String, value: String)] = []
        if let position = diagnostic.position {
            properties.append(("file", ReportPath.join(folder, position.file)))
            properties.append(("line", "\(position.line)"))
            if let source = diagnostic.source {
                let columns = UTF16Columns(source, column: position.column)
                properties.append(("col", "\(columns.start)"))
                properties.append(("endColumn", "\(columns.end)"))
            } else {
                properties.append(("col", "\(position.column)"))
            }
        }
        properties.append(("title", "\(diagnostic.code.rawValue) \(diagnostic.code.explanation.title)"))
        var lines = [diagnostic.summary]
        lines += diagnostic.related.map { "\(ReportPath.join(folder, $0.position.description)): \($0.note)" }
        if let hint = diagnostic.hint { lines.append("hint: \(hint)") }
        let list = properties.map { "\($0.name)=\(escape($0.value, isProperty: true))" }.joined(separator: ",")
        let message = lines.map { escape($0, isProperty: false) }.joined(separator: "%0A")
        return "::\(diagnostic.severity.rawValue) \(list)::\(message)"
    }

    private static func escape(_ text: String, isProperty: Bool) -> String {
        var result = ""
        for scalar in Escaping.terminal(text).unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case ":" where isProperty: result += "%3A"
            case "," where isProperty: result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
