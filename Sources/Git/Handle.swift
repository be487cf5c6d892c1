internal import CGit2

/// Owns one object of libgit2 and frees it at the end of its scope.
///
/// What the pointer of another handle was made from must outlive it: declare the repository first.
struct Handle: ~Copyable {
    typealias Free = @convention(c) (OpaquePointer?) -> Void

    let pointer: OpaquePointer
    private let free: Free

    /// Takes what `open` made.
    /// - Parameter missing: What it means to the caller if libgit2 answers "not found".
    init(
        _ operation: StaticString, free: @escaping Free, missing: GitError.Code = .notFound,
        _ open: (inout OpaquePointer?) -> CInt
    ) throws(GitError) {
        _ = Libgit2.ready
        var pointer: OpaquePointer?
        let result = open(&pointer)
        guard result >= 0, let pointer else {
            throw Libgit2.error(result, operation, missing: missing)
        }
        self.pointer = pointer
        self.free = free
    }

    deinit { free(pointer) }

    /// Takes what `open` made, or nil if libgit2 answers "not found".
    static func find(
        _ operation: StaticString, free: @escaping Free, _ open: (inout OpaquePointer?) -> CInt
    ) throws(GitError) -> Handle? {
        var found = true
        do throws(GitError) {
            return try Handle(operation, free: free) { pointer in
                let result = open(&pointer)
                found = result != GIT_ENOTFOUND.rawValue
                return result
            }
        } catch {
            if found { throw error }
            return nil
        }
    }
}
