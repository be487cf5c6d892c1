import FoundationEssentials

/// The shared configuration and credentials files.
///
/// The format is the one the AWS SDKs and Tools Reference Guide describes: sections in brackets, `profile NAME`
/// in the configuration file, `key = value`, comments from `#` or `;`, nested values indented.
struct SharedProfiles {
    private let configuration: [Section]
    private let credentials: [Section]

    init(environment: [String: String]) throws(AWSConfigurationError) {
        let paths = Self.paths(environment)
        configuration = try Self.sections(of: paths.configuration)
        credentials = try Self.sections(of: paths.credentials)
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
        let names = name == "default" ? ["default", "profile default"] : ["profile \(name)"]
        let configured = configuration.filter { names.contains($0.name) }
        let secret = credentials.filter { $0.name == name }
        guard !configured.isEmpty || !secret.isEmpty else { return nil }
        func merged(_ sections: [Section]) -> [String: String] {
            sections.reduce(into: [:]) { $0.merge($1.settings) { _, new in new } }
        }
        return SharedProfile(name: name, configuration: merged(configured), credentials: merged(secret))
    }

    private struct Section {
        var name: String
        var settings: [String: String] = [:]
    }

    /// A file that is not there has no sections; one that cannot be read is an error.
    private static func sections(of path: String) throws(AWSConfigurationError) -> [Section] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        guard let data = FileManager.default.contents(atPath: path), let text = String(bytes: data, encoding: .utf8)
        else {
            throw AWSConfigurationError(
                .unreadableFile, "'\(path)' cannot be read", hint: "check its permissions and that it is UTF-8 text")
        }
        var sections: [Section] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let trimmed = trim(line)
            if trimmed.isEmpty || trimmed.hasPrefix("#") || trimmed.hasPrefix(";") { continue }
            if trimmed.hasPrefix("["), let end = trimmed.firstIndex(of: "]") {
                let words = trimmed[trimmed.index(after: trimmed.startIndex)..<end].split(separator: " ")
                sections.append(Section(name: words.joined(separator: " ")))
            } else if let equals = trimmed.firstIndex(of: "="), !sections.isEmpty, line.first != " ", line.first != "\t"
            {
                let value = trim(trimmed[trimmed.index(after: equals)...])
                sections[sections.count - 1].settings[trim(trimmed[..<equals]).lowercased()] = String(value)
            }
        }
        return sections
    }

    private static func trim(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
