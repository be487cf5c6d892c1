import FoundationEssentials

/// A file whose content is a token. Errors name the file, never the content.
enum TokenFile {
    /// - Parameter setting: what names the file.
    static func read(_ path: String, _ setting: String) throws(AWSConfigurationError) -> String {
        guard let data = FileManager.default.contents(atPath: path), let text = String(bytes: data, encoding: .utf8)
        else {
            throw AWSConfigurationError(
                .unavailable, "the token file '\(path)' cannot be read", hint: "check \(setting) and its permissions")
        }
        let token = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        guard !token.isEmpty else {
            throw AWSConfigurationError(.unavailable, "the token file '\(path)' is empty", hint: "check \(setting)")
        }
        return String(token)
    }
}
