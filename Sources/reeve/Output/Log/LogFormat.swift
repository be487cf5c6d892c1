import ArgumentParser

/// How a line of the log is written.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people: the time, the level, what is said, and `key=value`.
    case text
    /// An object a line.
    case json
}
