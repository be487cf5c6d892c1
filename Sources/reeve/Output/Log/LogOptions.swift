import ArgumentParser
import Logging

/// What the daemon's log can be told.
struct LogOptions: ParsableArguments {
    @Option(help: "How a line of the log is written, on standard error.")
    var logFormat = LogFormat.text

    @Option(help: "What is logged: this and what weighs more.")
    var logLevel = Logger.Level.info

    func logger() -> Logger {
        Logger(label: "reeve") { ConsoleLogHandler(label: $0, format: logFormat, level: logLevel) }
    }
}
