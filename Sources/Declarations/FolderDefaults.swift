import Planning

/// The `_defaults.yaml` of one folder, and those of the folders above it.
///
/// An account that was read under one of these need not be read again as long as this very object holds.
final class FolderDefaults: Sendable {
    let file: SourceTree.File
    /// `nil` where the file is there and cannot be read.
    let fields: AccountFields?
    let diagnostics: [Diagnostic]
    /// Those of the nearest folder above that has any.
    let parent: FolderDefaults?

    init(_ file: SourceTree.File, under parent: FolderDefaults?, in context: ReadingContext) {
        self.file = file
        self.parent = parent
        guard case .file(let bytes) = file.content, AccountPath(file.path) == .defaults else {
            fields = nil
            diagnostics = Self.recognized([Self.refusal(file)], file)
            return
        }
        var reader = FieldReader(file: file.path, bytes: bytes)
        let entries = reader.document(ifEmpty: "write 'tags' or 'request' in it, or remove it")
        let fields = entries.map { AccountFields($0, role: .defaults, context: context, reader: &reader) }
        self.fields = reader.diagnostics.isEmpty ? fields : nil
        diagnostics = Self.recognized(reader.diagnostics, file)
    }

    private static func recognized(_ problems: [Diagnostic], _ file: SourceTree.File) -> [Diagnostic] {
        PeerFiles.diagnosis(of: file, problems).map { [$0] } ?? problems
    }

    private static func refusal(_ file: SourceTree.File) -> Diagnostic {
        switch (AccountPath(file.path), file.content) {
        case (.defaults, .notAFile(let what)): .notAFile(file.path, what)
        case (.defaults, .tooLarge(let bytes)): .tooLarge(file.path, bytes)
        default:
            Diagnostic(
                .invalidFileName, "files of defaults end in .yaml", at: SourcePosition(file: file.path),
                hint: "rename it to \(AccountPath.defaultsName)")
        }
    }
}
