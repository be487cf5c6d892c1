public import Planning
import YAML

/// Reads a file of settings: one map of names to texts.
public enum ConfigurationFile {
    /// - Parameters:
    ///   - path: How the file is called in what is wrong with it.
    ///   - names: What may stand there.
    ///   - refused: What may not, though it is a setting, and why.
    /// - Returns: the texts by their names, as they were written, and where each stands; none of a file that says nothing.
    /// - Throws: All that is wrong with the file, without a line of it: somebody may have put a secret there.
    public static func read(
        _ bytes: [UInt8], path: String, names: [String], refused: [String: String]
    ) throws(Problems) -> [String: Sourced<String>] {
        var reader = FieldReader(file: path, bytes: bytes)
        var settings: [String: Sourced<String>] = [:]
        if bytes.count <= FieldReader.maximumBytes {
            let document = Document(parsing: bytes)
            if document.root == nil, document.problems.isEmpty { return [:] }
        }
        for entry in reader.document(ifEmpty: "") ?? [] {
            if let reason = refused[entry.key] {
                reader.report(.unknownKey, "'\(entry.key)' cannot stand in this file", at: entry.keyMark, hint: reason)
            } else if !names.contains(entry.key) {
                reader.unknown(entry, known: names)
            } else if let text = reader.string(entry.value, entry.key) {
                if text.value.isEmpty {
                    reader.report(
                        .invalidValue, "'\(entry.key)' is empty", at: entry.value.mark,
                        hint: "leave the line out: then it is not set")
                }
                settings[entry.key] = text
            }
        }
        guard reader.diagnostics.isEmpty else {
            throw Problems(diagnostics: reader.diagnostics.map(withoutExcerpts))
        }
        return settings
    }

    private static func withoutExcerpts(_ problem: Diagnostic) -> Diagnostic {
        var problem = problem
        problem.source = nil
        for place in problem.related.indices { problem.related[place].source = nil }
        return problem
    }
}
