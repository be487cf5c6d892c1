import ArgumentParser
import FoundationEssentials
import Planning

#if canImport(Glibc)
    import Glibc
#endif

/// The one place where what Reeve has to say becomes text and an exit code.
enum Console {
    /// Whether standard output is a terminal that wants colours.
    static let hasColor = wantsColor(STDOUT_FILENO)
    private static let errorsHaveColor = wantsColor(STDERR_FILENO)

    /// NO_COLOR counts if it is there and not empty (no-color.org).
    private static func wantsColor(_ descriptor: Int32) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        return isatty(descriptor) == 1 && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    /// The columns of the terminal that standard output is; `nil` if it is none, or nobody knows. What COLUMNS says
    /// counts before what the terminal says (POSIX, Base Definitions 8.3: the width that the user prefers).
    static var width: Int? { isatty(STDOUT_FILENO) == 1 ? wantedWidth ?? terminalSize?.columns : nil }

    private static var wantedWidth: Int? {
        let wanted = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 0
        return wanted > 0 ? wanted : nil
    }

    /// The size of the terminal that standard output is; `nil` if it is none, or does not say.
    private static var terminalSize: LiveTerminal.Size? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
        return LiveTerminal.Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    /// A terminal whose cursor can be moved, if standard output is one.
    static func liveTerminal() -> LiveTerminal? {
        let type = ProcessInfo.processInfo.environment["TERM", default: ""]
        guard isatty(STDOUT_FILENO) == 1, let first = terminalSize, !type.isEmpty, type != "dumb" else { return nil }
        return LiveTerminal(
            size: {
                var size = terminalSize ?? first
                // A table may be narrower than the terminal; wider it would be broken.
                size.columns = min(size.columns, wantedWidth ?? size.columns)
                return size
            }, write: { out($0, terminator: "") })
    }

    static func out(_ text: String, terminator: String = "\n") {
        write(text + terminator, to: STDOUT_FILENO)
    }

    static func out(_ data: Data) {
        write(String(decoding: data, as: UTF8.self), to: STDOUT_FILENO)
    }

    static func error(_ text: String) {
        write(text + "\n", to: STDERR_FILENO)
    }

    static func error(_ diagnostic: Diagnostic) {
        error(DiagnosticText.render(diagnostic, color: errorsHaveColor))
    }

    /// Ends the process at once.
    static func exit(_ code: Int32) -> Never { Glibc.exit(code) }

    /// Says what is wrong, and gives the error to end the command with.
    static func failure(_ diagnostics: [Diagnostic], code: Int32 = 1) -> ExitCode {
        for diagnostic in diagnostics { error(diagnostic) }
        return ExitCode(code)
    }

    static func failure(_ diagnostic: Diagnostic) -> ExitCode { failure([diagnostic]) }

    /// Written at once and whole, so that lines of several tasks do not mix. All that is said goes through here, and no
    /// secret does.
    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(Secrets.redact(text).utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                return
            }
            bytes = bytes.dropFirst(count)
        }
    }
}
