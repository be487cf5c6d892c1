import Declarations
import Git
import Planning
import Reconciler
import Synchronization

/// The watched branch of a Git repository.
struct GitSource: SourceReader {
    var branches: Branches
    private let last = LastReading()

    /// What a ``SourceTree`` holds.
    private static let paths = ["reeve.yaml", "accounts"]
    /// How far back the first pass looks for who changed what.
    private static let longestHistory = 1000

    init(branches: Branches) { self.branches = branches }

    func read() async throws(Diagnostic) -> SourceSnapshot {
        var unreachable: Diagnostic?
        do throws(Diagnostic) {
            try await branches.refreshForPass()
        } catch {
            guard await branches.tip(of: branches.watched) != nil else { throw error }
            unreachable = error
        }
        guard let tip = await branches.tip(of: branches.watched), let commit = CommitID(tip.hex) else {
            throw Diagnostic(
                .branchMissing, "the repository has no '\(branches.watched)'",
                hint: "name the branch with --branch; a branch that is gone is never taken for an empty one")
        }
        do throws(GitError) {
            let reading = try await branches.repository.files(at: tip, under: Self.paths, after: last.reading)
            let bundles = try await branches.repository.folders(at: tip, in: SourceTree.bundlesFolder)
            let tree = SourceTree(last.replace(with: reading), bundles: bundles)
            return SourceSnapshot(branch: branches.watched, commit: commit, tree: tree, unreachable: unreachable)
        } catch {
            throw Diagnostic(error)
        }
    }

    func changes(in tip: CommitID, since base: CommitID?) async throws(Diagnostic) -> [SourceChange] {
        guard let tip = ObjectID(tip.description) else { return [] }
        let base = base.flatMap { ObjectID($0.description) }
        if base == tip { return [] }
        if let known = last.changes(in: tip, since: base) { return known }
        do throws(GitError) {
            // Since a known commit all count: whoever is not listed may approve.
            let found = try await branches.repository.history(
                from: tip, until: base.map { [$0] } ?? [], limit: base == nil ? Self.longestHistory : .max,
                paths: Self.paths)
            let changes = found.compactMap(SourceChange.init)
            last.keep(changes, in: tip, since: base)
            return changes
        } catch {
            throw Diagnostic(error)
        }
    }

    func contains(_ commit: CommitID, in tip: CommitID) async throws(Diagnostic) -> Bool {
        guard let commit = ObjectID(commit.description), let tip = ObjectID(tip.description) else { return false }
        do throws(GitError) {
            return try await branches.repository.isAncestor(commit, of: tip)
        } catch {
            throw Diagnostic(error)
        }
    }
}

/// What the last commit held, so that of the next one only what has changed is read.
private final class LastReading: Sendable {
    private let box = Mutex((reading: TreeReading(), parts: [ObjectIdentifier: SourcePart]()))
    /// What the history of one commit says, by where it was looked at from.
    private let history = Mutex((tip: ObjectID?.none, changes: [ObjectID?: [SourceChange]]()))

    func changes(in tip: ObjectID, since base: ObjectID?) -> [SourceChange]? {
        history.withLock { $0.tip == tip ? $0.changes[base] : nil }
    }

    func keep(_ changes: [SourceChange], in tip: ObjectID, since base: ObjectID?) {
        history.withLock { history in
            if history.tip != tip { history = (tip, [:]) }
            history.changes[base] = changes
        }
    }

    var reading: TreeReading { box.withLock(\.reading) }

    /// - Returns: The parts of a source tree. What has not changed is the very same object.
    func replace(with reading: TreeReading) -> [SourcePart] {
        box.withLock { last in
            var parts: [ObjectIdentifier: SourcePart] = [:]
            for part in reading.parts {
                parts[ObjectIdentifier(part)] = last.parts[ObjectIdentifier(part)] ?? SourcePart(part)
            }
            last = (reading, parts)
            return reading.parts.compactMap { parts[ObjectIdentifier($0)] }
        }
    }
}

extension SourcePart {
    fileprivate convenience init?(_ part: TreePart) {
        self.init(part.entries.map { SourceTree.File(path: $0.path, content: SourceTree.Content($0.kind)) })
    }
}

extension SourceTree.Content {
    fileprivate init(_ kind: TreeEntry.Kind) {
        self =
            switch kind {
            case .file(let bytes, _): .file(bytes)
            case .symlink: .notAFile("a symbolic link")
            case .submodule: .notAFile("a submodule")
            case .tooLarge(let bytes): .tooLarge(bytes: bytes)
            case .invalidName: .notAFile("an entry with an invalid name")
            }
    }
}

extension SourceChange {
    fileprivate init?(_ change: CommitChange) {
        guard let commit = CommitID(change.commit.id.hex) else { return nil }
        var people: Set = [change.commit.author.email.lowercased(), change.commit.committer.email.lowercased()]
        for coAuthor in change.commit.coAuthors {
            // `Name <address>`
            guard let open = coAuthor.lastIndex(of: "<"), let close = coAuthor.lastIndex(of: ">"), open < close else {
                continue
            }
            people.insert(coAuthor[coAuthor.index(after: open)..<close].lowercased())
        }
        var paths: Set<String> = []
        for path in change.paths {
            paths.insert(path.path)
            if case .renamed(let from) = path.kind { paths.insert(from) }
        }
        self.init(commit: commit, people: people, paths: paths)
    }
}
