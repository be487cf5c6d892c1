/// What all files below `accounts/` say. A later reading takes from it what has not changed.
struct AccountsReading: Sendable {
    var context = ReadingContext()
    /// In the order of their paths' bytes, those of defaults among them.
    var files: [FileReading] = []
    var defaults = DefaultsTree()
    /// What is asked for where nothing is wrong; `nil` if something is, or if nobody has looked yet.
    var agreed: AgreedAccounts?
}
