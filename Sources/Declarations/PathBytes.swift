/// Paths as Git compares them: by bytes. `String`'s own comparisons take two spellings of one name for the same.
enum PathBytes {
    static func areSame(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && begins(left, with: right)
    }

    static func precede(_ left: String, _ right: String) -> Bool {
        with(left, right) { $0.lexicographicallyPrecedes($1) }
    }

    static func begins(_ path: String, with prefix: String) -> Bool {
        with(path, prefix) { $0.count >= $1.count && $0.prefix($1.count).elementsEqual($1) }
    }

    private static func with(
        _ left: String, _ right: String, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
    ) -> Bool {
        // Every string of Swift's own has its bytes in a row.
        let result = left.utf8.withContiguousStorageIfAvailable { left in
            right.utf8.withContiguousStorageIfAvailable { body(left, $0) }
        }
        if let result, let result { return result }
        return Array(left.utf8).withUnsafeBufferPointer { left in
            Array(right.utf8).withUnsafeBufferPointer { body(left, $0) }
        }
    }
}
