/// Problems as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for code scanning.
public enum DiagnosticsSARIF {
    /// - Parameters:
    ///   - folder: Where the files lie, as seen from the top of the repository; empty if they lie there.
    ///   - version: Reeve's own.
    ///   - exitCode: What the command ends with.
    public static func render(_ diagnostics: [Diagnostic], folder: String, version: String, exitCode: Int) throws
        -> String
    {
        let codes = Set(diagnostics.map(\.code)).sorted { $0.rawValue < $1.rawValue }
        let run = SARIFLog.Run(
            tool: .init(driver: .init(name: "Reeve", semanticVersion: version, rules: codes.map(rule))),
            invocations: [.init(executionSuccessful: true, exitCode: exitCode)], columnKind: "utf16CodeUnits",
            results: diagnostics.map { result($0, codes, folder) })
        return try ReportEncoding.text(SARIFLog(runs: [run]))
    }

    private static func rule(_ code: DiagnosticCode) -> SARIFLog.Rule {
        let explanation = code.explanation
        return .init(
            id: code.rawValue, name: "\(code)", shortDescription: .init(text: explanation.title),
            fullDescription: .init(text: explanation.cause),
            help: .init(
                text: "\(explanation.cause)\n\nWay out: \(explanation.wayOut)\n\n\(reference(to: code))",
                markdown: "\(explanation.markdown)\n\n\(reference(to: code))"))
    }

    /// `helpUri` has to be absolute, and the documentation lies wherever this version's does.
    private static func reference(to code: DiagnosticCode) -> String {
        "docs/errors.md#\(code.explanation.anchor(code))"
    }

    private static func result(_ diagnostic: Diagnostic, _ codes: [DiagnosticCode], _ folder: String)
        -> SARIFLog.Result
    {
        let related = diagnostic.related.enumerated().map { index, related in
            var location = location(related.position, related.source, folder)
            location.id = index + 1
            location.message = .init(text: plain(related.note))
            return location
        }
        // Code scanning shows nothing that has no place.
        let position = diagnostic.position ?? SourcePosition(file: "reeve.yaml")
        let hint = diagnostic.hint.map { "\nHint: \($0)" } ?? ""
        return .init(
            ruleId: diagnostic.code.rawValue, ruleIndex: codes.firstIndex(of: diagnostic.code) ?? -1,
            level: diagnostic.severity.rawValue, message: .init(text: plain(diagnostic.summary + hint)),
            locations: [location(position, diagnostic.source, folder)],
            relatedLocations: related.isEmpty ? nil : related)
    }

    private static func location(_ position: SourcePosition, _ source: Diagnostic.Excerpt?, _ folder: String)
        -> SARIFLog.Location
    {
        var region = SARIFLog.Region(startLine: position.line)
        if let source {
            let columns = UTF16Columns(source, column: position.column)
            region.startColumn = columns.start
            region.endColumn = columns.end
            region.snippet = .init(text: columns.text)
        }
        return .init(
            physicalLocation: .init(
                artifactLocation: .init(uri: ReportPath.uri(ReportPath.join(folder, position.file))), region: region))
    }

    /// A message in which nothing is a link: `[text](target)` would be one (SARIF, section 3.11.6).
    private static func plain(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Escaping.terminal(String($0)) }
        var result = ""
        for scalar in lines.joined(separator: "\n").unicodeScalars {
            if scalar == "(", result.last == "]" { result += " " }
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}
