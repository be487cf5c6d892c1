import FoundationEssentials
import Logging

/// Writes the log to standard error, a line each, by way of ``Console``, as everything that is said.
struct ConsoleLogHandler: LogHandler {
    let label: String
    let format: LogFormat
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    /// Says which pass a line belongs to.
    var metadataProvider: Logger.MetadataProvider? = .pass
    /// Where a line goes, without its end.
    var write: @Sendable (String) -> Void = { Console.error($0) }

    init(label: String, format: LogFormat, level: Logger.Level) {
        self.label = label
        self.format = format
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Of members with one name the one that is nearest to the call counts.
    func log(event: LogEvent) {
        var all = metadata
        all.merge(metadataProvider?.get() ?? [:]) { _, new in new }
        if let error = event.error { all["error"] = "\(error)" }
        all.merge(event.metadata ?? [:]) { _, new in new }
        let line = LogLine(
            time: Date.now, level: event.level, label: label, message: "\(event.message)", metadata: all)
        write(line.rendered(as: format))
    }
}
