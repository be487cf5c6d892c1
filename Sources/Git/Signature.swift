public import FoundationEssentials

/// Who made a commit, and when.
public struct Signature: Sendable, Hashable {
    public var name: String
    public var email: String
    /// Git keeps whole seconds.
    public var date: Date
    /// The offset from UTC of the clock that the author read, in minutes. The default is 0.
    public var offsetMinutes: Int

    public init(name: String, email: String, date: Date, offsetMinutes: Int = 0) {
        self.name = name
        self.email = email
        self.date = date
        self.offsetMinutes = offsetMinutes
    }
}
