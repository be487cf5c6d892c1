/// A file on which nothing may be done, and why.
public struct Quarantine: Sendable, Hashable {
    public var file: String
    /// The account the file is for; `nil` if the file's own name does not say.
    public var key: AccountKey?
    /// Whether the file is a `_defaults.yaml`, whose folder's accounts are quarantined one by one.
    public var isDefaults: Bool
    public var diagnostics: [Diagnostic]

    public init(file: String, key: AccountKey?, isDefaults: Bool = false, diagnostics: [Diagnostic]) {
        self.file = file
        self.key = key
        self.isDefaults = isDefaults
        self.diagnostics = diagnostics
    }
}
