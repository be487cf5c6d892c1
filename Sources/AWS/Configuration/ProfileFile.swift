import FoundationEssentials

/// The sections of one shared file, as Python's `configparser` takes it apart, by which botocore and the AWS CLI read it:
/// what is indented further than the setting above it goes on with that one's value, and every other line is a section
/// or a setting, wherever it begins.
///
/// What is neither is passed over, and sections of one name add up, as the AWS SDKs and Tools Reference Guide has it.
struct ProfileFile {
    struct Section {
        /// What stands between the brackets.
        var name: String
        var settings: [String: String] = [:]
    }

    private(set) var sections: [Section] = []
    private var key: String?
    private var depth = 0

    /// A file that is not there has no sections; one that cannot be read is an error.
    init(path: String) throws(AWSConfigurationError) {
        guard FileManager.default.fileExists(atPath: path) else { return }
        guard let data = FileManager.default.contents(atPath: path), let text = String(bytes: data, encoding: .utf8)
        else {
            throw AWSConfigurationError(
                .unreadableFile, "'\(path)' cannot be read", hint: "check its permissions and that it is UTF-8 text")
        }
        for line in text.split(whereSeparator: { ["\n", "\r\n", "\r"].contains($0) }) { take(line) }
        // A nested block is no text of its own.
        for index in sections.indices {
            sections[index].settings = sections[index].settings.filter { !$0.value.hasPrefix("\n") }
        }
    }

    private mutating func take(_ line: Substring) {
        let text = Self.trim(line)
        if text.isEmpty || text.hasPrefix("#") || text.hasPrefix(";") { return }
        let depth = line.prefix(while: \.isWhitespace).count
        if let key, depth > self.depth {
            sections[sections.count - 1].settings[key]?.append("\n\(text)")
            return
        }
        self.depth = depth
        key = nil
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            sections.append(Section(name: String(Self.trim(text[text.index(after: text.startIndex)..<end]))))
        } else if let end = text.firstIndex(where: { $0 == "=" || $0 == ":" }), !sections.isEmpty {
            let name = Self.trim(text[..<end]).lowercased()
            sections[sections.count - 1].settings[name] = String(Self.trim(text[text.index(after: end)...]))
            key = name
        }
    }

    private static func trim(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
