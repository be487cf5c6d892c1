/// The tags by which an account says whose it is and which file it belongs to.
public enum OwnerTags {
    /// The key whose value is the `owner` of `reeve.yaml`.
    public static let owner = "reeve:owner"
    /// The key whose value is the account's key.
    public static let account = "reeve:account"
    /// The key that an account carries until the last step of its create is done.
    public static let phase = "reeve:phase"
    /// The value of `phase` while an account is being created.
    public static let creating = "creating"

    /// Whether a tag key is Reeve's own, and so not for files to set.
    public static func isReserved(_ key: String) -> Bool { key.hasPrefix("reeve:") }
}
