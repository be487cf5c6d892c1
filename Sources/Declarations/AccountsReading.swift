/// What all files below `accounts/` say. A later reading takes from it what has not changed.
struct AccountsReading: Sendable {
    var context = ReadingContext()
    /// In the order of their paths' bytes, those of defaults among them.
    var parts: [PartReading] = []
    var defaults = DefaultsTree()
    /// All of them, which takes as long as there are files.
    var files: [FileReading] { parts.flatMap(\.files) }
}
