import FoundationEssentials

/// The settings of one profile, from the shared credentials and configuration files.
///
/// The format is the one the AWS SDKs and Tools Reference Guide describes: sections in brackets, `profile NAME`
/// in the configuration file, `key = value`, comments from `#` or `;`, nested values indented.
struct SharedProfile {
    private var settings: [String: String] = [:]
    let isFound: Bool

    subscript(_ key: String) -> String? { settings[key] }

    init(name: String, environment: [String: String]) throws(AWSConfigurationError) {
        let home = environment["HOME"] ?? "/root"
        let configuration = environment["AWS_CONFIG_FILE"] ?? home + "/.aws/config"
        let credentials = environment["AWS_SHARED_CREDENTIALS_FILE"] ?? home + "/.aws/credentials"
        let names = name == "default" ? ["default", "profile default"] : ["profile \(name)"]
        var found = false
        for (path, sections) in [(configuration, names), (credentials, [name])] {
            for section in try Self.sections(of: path) where sections.contains(section.name) {
                found = true
                settings.merge(section.settings) { _, new in new }
            }
        }
        isFound = found
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
                sections[sections.count - 1].settings[String(trim(trimmed[..<equals]))] = String(value)
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
