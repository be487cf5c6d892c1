/// A tag as a request carries it.
struct Tag: Equatable {
    let key: String
    let value: String

    /// AWS allows fifty tags on a resource.
    static let maximumCount = 50

    /// The tags by key, if each may be set and no key stands there twice.
    static func checked(_ tags: [Tag]) throws(AWSError) -> [String: String] {
        var result: [String: String] = [:]
        for tag in tags {
            try checkNotReserved(tag.key)
            guard result.updateValue(tag.value, forKey: tag.key) == nil else {
                throw .invalidInput("DUPLICATE_TAG_KEY", "The tag key '\(tag.key)' stands there twice.")
            }
        }
        try checkCount(result.count)
        return result
    }

    /// Keys that start with `aws:` belong to AWS, whatever their case.
    static func checkNotReserved(_ key: String) throws(AWSError) {
        guard !key.lowercased().hasPrefix("aws:") else {
            throw .invalidInput("INVALID_SYSTEM_TAGS_PARAMETER", "The tag key '\(key)' is reserved for AWS use.")
        }
    }

    static func checkCount(_ count: Int) throws(AWSError) {
        guard count <= maximumCount else {
            throw .constraintViolation("MAX_TAG_LIMIT_EXCEEDED", "A resource can have at most 50 tags.")
        }
    }
}
