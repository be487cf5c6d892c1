/// The tags of a session. They are checked and not applied.
struct SessionTags {
    private(set) var keys: Set<String> = []
    /// How much of the allowed space they take, in percent. AWS does not document how it packs them.
    let percent: Int

    private static let maximumCount = 50
    private static let maximumPlaintext = maximumCount * (128 + 256)

    init(_ parameters: Parameters) throws(AWSError) {
        let parameters = parameters.withEmptyLists(["Tags", "TransitiveTagKeys"])
        var plaintext = 0
        for tag in try parameters.optionalStructures("Tags", count: 0...Self.maximumCount) ?? [] {
            let key = try tag.text("Key", .tagKey)
            plaintext += try key.unicodeScalars.count + tag.text("Value", .tagValue).unicodeScalars.count
            guard !key.lowercased().hasPrefix("aws:") else {
                throw STSService.validation("Tag keys that begin with aws: are reserved.")
            }
            // "Tag key-value pairs are not case sensitive" (the model's documentation of `Tags`).
            guard keys.insert(key.lowercased()).inserted else {
                throw STSService.validation("Duplicate tag keys found. Please note that Tag keys are case insensitive.")
            }
        }
        percent = (plaintext * 100 + Self.maximumPlaintext - 1) / Self.maximumPlaintext
        let transitive = try parameters.optionalTexts("TransitiveTagKeys", .tagKey, count: 0...Self.maximumCount)
        guard keys.isSuperset(of: (transitive ?? []).map { $0.lowercased() }) else {
            throw STSService.validation("The specified transitive tag key must be included in the requested tags.")
        }
    }
}
