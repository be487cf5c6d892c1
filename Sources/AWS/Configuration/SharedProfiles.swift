/// The shared configuration and credentials files.
///
/// The format is the one the AWS SDKs and Tools Reference Guide describes: sections in brackets, `profile NAME`
/// in the configuration file, where quotes are a shell's, `key = value`, comments from `#` or `;`, nested values indented.
struct SharedProfiles {
    private let configuration: [ProfileFile.Section]
    private let credentials: [ProfileFile.Section]

    init(environment: [String: String]) throws(AWSConfigurationError) {
        let paths = Self.paths(environment)
        configuration = try ProfileFile(path: paths.configuration).sections
        credentials = try ProfileFile(path: paths.credentials).sections
    }

    static func paths(_ environment: [String: String]) -> (configuration: String, credentials: String) {
        let home = environment["HOME"] ?? "/root"
        func path(_ variable: String, _ name: String) -> String {
            let path = environment[variable] ?? "~/.aws/\(name)"
            return path.hasPrefix("~/") ? home + path.dropFirst() : path
        }
        return (path("AWS_CONFIG_FILE", "config"), path("AWS_SHARED_CREDENTIALS_FILE", "credentials"))
    }

    /// The profile of that name; `nil` where neither file has one.
    subscript(_ name: String) -> SharedProfile? {
        let configured = configuration.filter { Self.profile($0.name) == name }
        let secret = credentials.filter { $0.name == name }
        guard !configured.isEmpty || !secret.isEmpty else { return nil }
        func merged(_ sections: [ProfileFile.Section]) -> [String: String] {
            sections.reduce(into: [:]) { $0.merge($1.settings) { _, new in new } }
        }
        return SharedProfile(name: name, configuration: merged(configured), credentials: merged(secret))
    }

    /// Whose settings a section of the configuration file has; `nil` if it is of no profile.
    private static func profile(_ section: String) -> String? {
        if section == "default" { return section }
        guard let words = ShellWords.split(section), words.count == 2, words[0] == "profile" else { return nil }
        return words[1]
    }
}
