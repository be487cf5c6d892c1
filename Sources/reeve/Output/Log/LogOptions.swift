import ArgumentParser
import Logging
import Planning

/// What the daemon's log can be told.
struct LogOptions: ParsableArguments {
    @Option(help: Settings.logFormat.key.help)
    var logFormat: LogFormat?

    @Option(help: Settings.logLevel.key.help)
    var logLevel: Logger.Level?

    func logger(_ configuration: Configuration) throws(Diagnostic) -> Logger {
        let format = try configuration.value(Settings.logFormat, logFormat)
        let level = try configuration.value(Settings.logLevel, logLevel)
        return Logger(label: "reeve") { ConsoleLogHandler(label: $0, format: format, level: level) }
    }
}
