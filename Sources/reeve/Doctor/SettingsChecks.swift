import Planning

/// What is set, and where.
enum SettingsChecks {
    static func findings(_ configuration: Configuration) -> [Finding] {
        let set = Settings.keys.compactMap { key in
            configuration.text(key).map { text in
                switch text.origin {
                case .environment(let name): "\(key.name) by \(name)"
                case .file(let position): "\(key.name) by \(position)"
                }
            }
        }
        let said = set.isEmpty ? "none stands in the environment or in a file" : set.joined(separator: ", ")
        return [Finding("settings", .ok, said)] + strangers(in: configuration)
    }

    /// Variables that look like ours and are not: a typing error is else silent.
    private static func strangers(in configuration: Configuration) -> [Finding] {
        let known = Settings.keys.map(\.variable)
        return configuration.environment.keys.filter { $0.hasPrefix("REEVE_") && !known.contains($0) }.sorted().map {
            Finding(
                "settings", .warning, "\($0) is no setting",
                hint: Nearest.match(for: $0, among: known).map { "did you mean '\($0)'?" }
                    ?? "docs/configuration.md has them all")
        }
    }
}
