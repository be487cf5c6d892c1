public import Planning
import YAML

/// Reads a file of settings: one map of names to texts.
public enum ConfigurationFile {
    /// - Parameters:
    ///   - path: How the file is called in what is wrong with it.
    ///   - names: What may stand there.
    ///   - refused: What may not, though it is a setting, and why.
    /// - Returns: the texts by their names, as they were written, and where each stands.
    /// - Throws: All that is wrong with the file.
    public static func read(
        _ bytes: [UInt8], path: String, names: [String], refused: [String: String]
    ) throws(Problems) -> [String: Sourced<String>] {
        var reader = FieldReader(file: path, bytes: bytes)
        var settings: [String: Sourced<String>] = [:]
        for entry in reader.document(ifEmpty: "write 'name: value' lines, such as 'poll: 30s'") ?? [] {
            if let reason = refused[entry.key] {
                reader.report(.unknownKey, "'\(entry.key)' cannot stand in this file", at: entry.keyMark, hint: reason)
            } else if !names.contains(entry.key) {
                reader.unknown(entry, known: names)
            } else {
                settings[entry.key] = reader.string(entry.value, entry.key)
            }
        }
        guard reader.diagnostics.isEmpty else { throw Problems(diagnostics: reader.diagnostics) }
        return settings
    }
}
