internal import CGit2
internal import Glibc

/// Owns copies of strings, for C to read as a `git_strarray`.
struct StringArray: ~Copyable {
    private let pointers: UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>

    init(_ strings: [String]) {
        pointers = .allocate(capacity: strings.count)
        _ = pointers.initialize(from: strings.map { strdup($0) })
    }

    deinit {
        pointers.forEach { free($0) }
        pointers.deallocate()
    }

    /// Valid for the life of this array.
    var value: git_strarray { git_strarray(strings: pointers.baseAddress, count: pointers.count) }
}
