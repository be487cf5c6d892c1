internal import CGit2
internal import Glibc

/// Owns copies of strings, for C to read.
struct StringArray: ~Copyable {
    private let pointers: UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>

    init(_ strings: [String]) { self.init(strings as [String?]) }

    /// A nil at the end is how C's lists of arguments end.
    init(_ strings: [String?]) {
        pointers = .allocate(capacity: strings.count)
        _ = pointers.initialize(from: strings.map { $0.flatMap { strdup($0) } })
    }

    deinit {
        pointers.forEach { free($0) }
        pointers.deallocate()
    }

    /// As libgit2 takes it. Valid for the life of this array.
    var value: git_strarray { git_strarray(strings: pointers.baseAddress, count: pointers.count) }

    /// Valid for the life of this array.
    var pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { pointers.baseAddress }
}
