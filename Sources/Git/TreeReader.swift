internal import CGit2

/// Walks a tree and collects what stands there. Nothing is ever checked out.
///
/// The pointers are borrowed: the caller keeps the repository and its objects open meanwhile.
struct TreeReader {
    private let repository: OpaquePointer
    private let objects: OpaquePointer
    private let limits: GitLimits
    private var totalBytes = 0
    private(set) var entries: [TreeEntry] = []

    init(repository: OpaquePointer, objects: OpaquePointer, limits: GitLimits) {
        self.repository = repository
        self.objects = objects
        self.limits = limits
    }

    /// Goes down to `prefix`, component by component.
    ///
    /// `git_tree_entry_bypath` would be shorter, but answers "not found" for a folder whose tree object is
    /// missing, too: damage would look like absence.
    mutating func read(
        _ tree: OpaquePointer, prefix: ArraySlice<Substring>, at folder: String, depth: Int
    ) throws(GitError) {
        guard let name = prefix.first, let entry = git_tree_entry_byname(tree, String(name)) else { return }
        let rest = prefix.dropFirst()
        guard !rest.isEmpty else { return try add(entry, in: folder, depth: depth) }
        guard git_tree_entry_type(entry) == GIT_OBJECT_TREE else { return }
        let child = try subtree(entry)
        try read(child.pointer, prefix: rest, at: folder + name + "/", depth: depth + 1)
    }

    /// Reads everything in `tree`, which stands at `folder`: empty, or ending in a slash.
    mutating func read(_ tree: OpaquePointer, at folder: String, depth: Int) throws(GitError) {
        guard depth <= limits.maxDepth else {
            throw exceeded("folders stand deeper than \(limits.maxDepth) levels at '\(folder)'")
        }
        for index in 0..<git_tree_entrycount(tree) {
            guard let entry = git_tree_entry_byindex(tree, index) else { continue }
            try add(entry, in: folder, depth: depth)
        }
    }

    private mutating func add(_ entry: OpaquePointer, in folder: String, depth: Int) throws(GitError) {
        guard let bytes = git_tree_entry_name(entry) else { return }
        let path = folder + String(cString: bytes)
        guard let name = String(validatingCString: bytes), TreePath.isValid(component: name) else {
            return try append(entry, path, .invalidName)
        }
        switch git_tree_entry_filemode(entry) {
        case GIT_FILEMODE_TREE:
            let child = try subtree(entry)
            try read(child.pointer, at: path + "/", depth: depth + 1)
        case GIT_FILEMODE_COMMIT:
            try append(entry, path, .submodule)
        case GIT_FILEMODE_LINK:
            try append(entry, path, content(of: entry) { .symlink(target: $0) })
        case let mode:
            let executable = mode == GIT_FILEMODE_BLOB_EXECUTABLE
            try append(entry, path, content(of: entry) { .file($0, executable: executable) })
        }
    }

    private mutating func append(_ entry: OpaquePointer, _ path: String, _ kind: TreeEntry.Kind) throws(GitError) {
        guard entries.count < limits.maxFiles else {
            throw exceeded("the tree holds more than \(limits.maxFiles) files")
        }
        entries.append(TreeEntry(path: path, id: ObjectID(git_tree_entry_id(entry).pointee), kind: kind))
    }

    private func subtree(_ entry: OpaquePointer) throws(GitError) -> Handle {
        try Handle("git_tree_lookup", free: git_tree_free, missing: .corrupt) {
            git_tree_lookup(&$0, repository, git_tree_entry_id(entry))
        }
    }

    // The size is read first, so that a blob of a gigabyte is never loaded.
    private mutating func content(
        of entry: OpaquePointer, _ kind: ([UInt8]) -> TreeEntry.Kind
    ) throws(GitError) -> TreeEntry.Kind {
        let id = git_tree_entry_id(entry)
        var (size, type) = (0, GIT_OBJECT_ANY)
        try Libgit2.check(git_odb_read_header(&size, &type, objects, id), "git_odb_read_header", missing: .corrupt)
        guard size <= limits.maxBlobBytes else { return .tooLarge(bytes: size) }
        totalBytes += size
        guard totalBytes <= limits.maxTotalBytes else {
            throw exceeded("the files hold more than \(limits.maxTotalBytes) bytes")
        }
        let object = try Handle("git_odb_read", free: git_odb_object_free, missing: .corrupt) {
            git_odb_read(&$0, objects, id)
        }
        let bytes = UnsafeRawBufferPointer(
            start: git_odb_object_data(object.pointer), count: git_odb_object_size(object.pointer))
        return kind([UInt8](bytes))
    }

    private func exceeded(_ message: String) -> GitError {
        GitError(.limitExceeded, message, operation: "read tree")
    }
}
