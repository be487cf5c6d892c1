import Planning

/// Renders problems in every format, and checks what can be said of the text without reading the format.
enum Reports {
    static func check(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics {
            let text = DiagnosticText.render(diagnostic, color: false)
            hold(isSafe(text), "a control character in \(text.debugDescription)")
            hold(DiagnosticText.render(diagnostic, color: true).utf8.count > text.utf8.count, "it has no colour")
        }
        let commands = DiagnosticsGitHub.render(diagnostics, folder: "")
        hold(isSafe(commands), "a control character in \(commands.debugDescription)")
        let lines = commands.split(separator: "\n")
        hold(lines.count == diagnostics.count, "\(lines.count) commands for \(diagnostics.count) problems")
        hold(lines.allSatisfy { $0.hasPrefix("::") }, "text between commands")
        do {
            hold(!(try DiagnosticsJSON.render(diagnostics)).isEmpty, "no JSON")
            let log = try DiagnosticsSARIF.render(diagnostics, folder: "a/b", version: "0.0.0", exitCode: 1)
            hold(!log.isEmpty, "no SARIF")
        } catch {
            fatalError("\(error)")
        }
    }

    /// Whether a terminal shows a text as it is: no control characters, those of a tab and of a line's end apart.
    private static func isSafe(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x09, 0x0A: true
            case 0..<0x20, 0x7F..<0xA0: false
            default: true
            }
        }
    }
}
