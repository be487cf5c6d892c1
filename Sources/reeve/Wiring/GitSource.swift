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
        try await branches.refresh()
        guard let tip = await branches.tip(of: branches.watched), let commit = CommitID(tip.hex) else {
            throw Diagnostic(
                .branchMissing, "the repository has no '\(branches.watched)'",
                hint: "name the branch with --branch; a branch that is gone is never taken for an empty one")
        }
        do throws(GitError) {
            let reading = try await branches.repository.files(at: tip, under: Self.paths, after: last.reading)
            last.reading = reading
            let bundles = try await branches.repository.folders(at: tip, in: SourceTree.bundlesFolder)
            let tree = SourceTree(reading.entries, bundles: bundles)
            return SourceSnapshot(branch: branches.watched, commit: commit, tree: tree)
        } catch {
            throw Diagnostic(error)
        }
    }

    func changes(in tip: CommitID, since base: CommitID?) async throws(Diagnostic) -> [SourceChange] {
        guard let tip = ObjectID(tip.description) else { return [] }
        let base = base.flatMap { ObjectID($0.description) }
        if base == tip { return [] }
        do throws(GitError) {
            let found = try await branches.repository.history(
                from: tip, until: base.map { [$0] } ?? [], limit: Self.longestHistory, paths: Self.paths)
            return found.compactMap(SourceChange.init)
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
    private let box = Mutex(TreeReading())

    var reading: TreeReading {
        get { box.withLock(\.self) }
        set { box.withLock { $0 = newValue } }
    }
}

extension SourceTree {
    fileprivate init(_ entries: [TreeEntry], bundles: Set<String>) {
        self.init(entries.map { File(path: $0.path, content: Content($0.kind)) }, bundles: bundles)
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
