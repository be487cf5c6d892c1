/// What a file is read against, besides itself and its folders' defaults: a reading holds as long as this does.
struct ReadingContext: Sendable, Equatable {
    /// The fields that are applied; a file that has another is refused.
    var applied: Set<AccountField> = AccountField.applied
    /// The names of the folders below `customizations/`; `nil` if they were not read.
    var bundles: Set<String>?
}
