/// A length of time as `reeve.yaml` writes it.
enum DurationText {
    /// In hours where that is exact, else in minutes, else in seconds.
    static func render(seconds: Int) -> String {
        if seconds.isMultiple(of: 3600) { return "\(seconds / 3600)h" }
        return seconds.isMultiple(of: 60) ? "\(seconds / 60)m" : "\(seconds)s"
    }
}
