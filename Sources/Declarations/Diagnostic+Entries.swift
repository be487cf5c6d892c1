import Planning

extension Diagnostic {
    static func notAFile(_ path: String, _ what: String) -> Diagnostic {
        Diagnostic(
            .notAFile, "this is \(what), which Reeve does not read", at: SourcePosition(file: path),
            hint: "commit a regular file")
    }

    static func tooLarge(_ path: String, _ bytes: Int) -> Diagnostic {
        Diagnostic(
            .fileTooLarge, "the file has \(bytes) bytes; \(FieldReader.maximumBytes) are the most",
            at: SourcePosition(file: path), hint: "an account file is a page of text")
    }
}
