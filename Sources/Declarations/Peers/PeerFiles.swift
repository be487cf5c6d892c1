import Planning

/// Says once of a file that is another tool's what it is, in place of all that is wrong with it as one of ours.
enum PeerFiles {
    /// What a heap of may be only one: a problem of the file's text or of its name.
    private static let telling: Set<DiagnosticCode> = [
        .yamlSyntax, .notUTF8, .fileTooLarge, .unknownKey, .duplicateKey, .yamlFeatureRefused, .wrongType,
        .missingField, .invalidFileName,
    ]
    /// Endings of files that are never read, and would be passed over in silence.
    private static let endings = [".tf", ".tfvars", ".hcl", ".json"]

    /// What a file is in which something was found wrong; `nil` if it looks like no other tool's.
    static func diagnosis(of file: SourceTree.File, _ problems: [Diagnostic]) -> Diagnostic? {
        guard problems.contains(where: { telling.contains($0.code) }) else { return nil }
        return recognized(file)
    }

    /// What a file is that Reeve does not read; `nil` if it looks like no other tool's.
    static func diagnosis(ofUnread file: SourceTree.File) -> Diagnostic? {
        endings.contains(where: file.path.hasSuffix) ? recognized(file) : nil
    }

    private static func recognized(_ file: SourceTree.File) -> Diagnostic? {
        guard case .file(let bytes) = file.content else { return nil }
        return PeerRecognition.diagnosis(of: bytes, at: file.path)
    }
}
