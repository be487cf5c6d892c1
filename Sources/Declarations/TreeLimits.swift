import Planning

/// How much a commit may hold below `accounts/`.
enum TreeLimits {
    /// An organization has fewer accounts by far.
    static let files = 50_000
    /// An organization may have 2,000 units (AWS Organizations, "Quotas", units in an organization).
    static let folders = 5_000
    /// Units nest five deep below the root (AWS Organizations, "Quotas", nesting of units).
    static let depth = 5

    /// What is too much about the whole; `nil` if nothing is.
    static func problem(files: Int, folders: Int) -> Diagnostic? {
        if files > Self.files {
            return Diagnostic(
                .treeTooLarge, "'\(AccountsFolder.name)/' holds \(files) files; \(Self.files) are the most",
                hint: "keep what is no account file elsewhere")
        }
        if folders > Self.folders {
            return Diagnostic(
                .treeTooLarge, "'\(AccountsFolder.name)/' holds \(folders) folders; \(Self.folders) are the most",
                hint: "a folder is an organizational unit: keep other folders elsewhere")
        }
        return nil
    }
}
