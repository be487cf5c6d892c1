internal import CGit2

/// Walks a tree and collects what stands there. Nothing is ever checked out.
///
/// The pointers are borrowed: the caller keeps the repository and its objects open meanwhile.
struct TreeReader {
    private let repository: OpaquePointer
    private let objects: OpaquePointer
    private let limits: GitLimits
    private var earlier: EarlierTree
    private var totalBytes = 0
    private var totalEntries = 0
    private var reading = TreeReading()
    /// Entries of one folder that have come one after the other.
    private var run: (folder: String, entries: [TreeEntry]) = ("", [])

    init(repository: OpaquePointer, objects: OpaquePointer, limits: GitLimits, earlier: TreeReading) {
        self.repository = repository
        self.objects = objects
        self.limits = limits
        self.earlier = EarlierTree(earlier)
        reading.limits = limits
    }

    consuming func finished() -> TreeReading {
        endRun()
        return reading
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
            return try append(entry, folder, path, .invalidName)
        }
        switch git_tree_entry_filemode(entry) {
        case GIT_FILEMODE_TREE:
            try addFolder(entry, path + "/", depth: depth + 1)
        case GIT_FILEMODE_COMMIT:
            try append(entry, folder, path, .submodule)
        case GIT_FILEMODE_LINK:
            try append(entry, folder, path, content(of: entry, path) { .symlink(target: $0) })
        case let mode:
            let executable = mode == GIT_FILEMODE_BLOB_EXECUTABLE
            try append(entry, folder, path, content(of: entry, path) { .file($0, executable: executable) })
        }
    }

    private mutating func addFolder(_ entry: OpaquePointer, _ path: String, depth: Int) throws(GitError) {
        let id = ObjectID(git_tree_entry_id(entry).pointee)
        endRun()
        if let known = earlier.folder(path, id, limits) {
            guard totalEntries + known.entries <= limits.maxFiles else { throw tooManyFiles }
            try count(known.bytes)
            totalEntries += known.entries
            return earlier.copy(known, to: &reading)
        }
        let start = (
            parts: reading.parts.count, entries: totalEntries, bytes: totalBytes, folder: reading.folders.count
        )
        reading.folders.append(.init(path: path, id: id, parts: 0..<0, folders: 0..<0, entries: 0, bytes: 0))
        let child = try subtree(entry)
        try read(child.pointer, at: path, depth: depth)
        endRun()
        reading.folders[start.folder].parts = start.parts..<reading.parts.count
        reading.folders[start.folder].folders = start.folder + 1..<reading.folders.count
        reading.folders[start.folder].entries = totalEntries - start.entries
        reading.folders[start.folder].bytes = totalBytes - start.bytes
    }

    private mutating func append(
        _ entry: OpaquePointer, _ folder: String, _ path: String, _ kind: TreeEntry.Kind
    ) throws(GitError) {
        guard totalEntries < limits.maxFiles else { throw tooManyFiles }
        totalEntries += 1
        if run.folder != folder { endRun() }
        run.folder = folder
        run.entries.append(TreeEntry(path: path, id: ObjectID(git_tree_entry_id(entry).pointee), kind: kind))
    }

    private mutating func endRun() {
        if !run.entries.isEmpty { reading.parts.append(TreePart(folder: run.folder, entries: run.entries)) }
        run.entries = []
    }

    private func subtree(_ entry: OpaquePointer) throws(GitError) -> Handle {
        try Handle("git_tree_lookup", free: git_tree_free, missing: .corrupt) {
            git_tree_lookup(&$0, repository, git_tree_entry_id(entry))
        }
    }

    // The size is read first, so that a blob of a gigabyte is never loaded.
    private mutating func content(
        of entry: OpaquePointer, _ path: String, _ kind: ([UInt8]) -> TreeEntry.Kind
    ) throws(GitError) -> TreeEntry.Kind {
        let id = git_tree_entry_id(entry)
        if let id, let bytes = earlier.bytes(at: path, ObjectID(id.pointee)), bytes.count <= limits.maxBlobBytes {
            try count(bytes.count)
            return kind(bytes)
        }
        var (size, type) = (0, GIT_OBJECT_ANY)
        try Libgit2.check(git_odb_read_header(&size, &type, objects, id), "git_odb_read_header", missing: .corrupt)
        guard size <= limits.maxBlobBytes else { return .tooLarge(bytes: size) }
        try count(size)
        let object = try Handle("git_odb_read", free: git_odb_object_free, missing: .corrupt) {
            git_odb_read(&$0, objects, id)
        }
        let bytes = UnsafeRawBufferPointer(
            start: git_odb_object_data(object.pointer), count: git_odb_object_size(object.pointer))
        return kind([UInt8](bytes))
    }

    private mutating func count(_ bytes: Int) throws(GitError) {
        totalBytes += bytes
        guard totalBytes <= limits.maxTotalBytes else {
            throw exceeded("the files hold more than \(limits.maxTotalBytes) bytes")
        }
    }

    private var tooManyFiles: GitError { exceeded("the tree holds more than \(limits.maxFiles) files") }

    private func exceeded(_ message: String) -> GitError {
        GitError(.limitExceeded, message, operation: "read tree")
    }
}
