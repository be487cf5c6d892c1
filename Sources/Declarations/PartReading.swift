/// What the files of one part say under the defaults of their folder.
final class PartReading: Sendable {
    let part: SourcePart
    let defaults: FolderDefaults?
    /// In the order of the part's files.
    let files: [FileReading]

    init(_ part: SourcePart, under defaults: FolderDefaults?, _ files: [FileReading]) {
        self.part = part
        self.defaults = defaults
        self.files = files
    }
}
