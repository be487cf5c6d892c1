import Declarations
import FoundationEssentials
import Planning
import Reconciler
import Synchronization

/// A repository of one commit, in memory, for measurements that are not of Git.
final class MemoryRepository: Sendable {
    private let tree: SourceTree
    private let commit: CommitID
    private let status = Mutex(StatusSnapshot(revision: nil))

    /// - Parameter files: by path.
    init(_ files: [String: String], commit: CommitID) {
        tree = SourceTree(files.mapValues { .file(Array($0.utf8)) })
        self.commit = commit
    }
}

extension MemoryRepository: SourceReader {
    func read() async throws(Diagnostic) -> SourceSnapshot {
        SourceSnapshot(branch: "main", commit: commit, tree: tree)
    }

    func changes(in _: CommitID, since _: CommitID?) async throws(Diagnostic) -> [SourceChange] { [] }

    func contains(_: CommitID, in _: CommitID) async throws(Diagnostic) -> Bool { true }
}

extension MemoryRepository: StatusStore {
    func read(anew _: Bool) async throws(Diagnostic) -> StatusSnapshot { status.withLock(\.self) }

    func commit(
        _ changes: [String: [UInt8]?], message: String, onto _: String?
    ) async throws(Diagnostic) -> String {
        status.withLock { status in
            for (path, bytes) in changes { status.files[path] = bytes }
            status.message = message
            let revision = String((status.revision.flatMap { Int($0) } ?? 0) + 1)
            status.revision = revision
            return revision
        }
    }
}

extension MemoryRepository: ApprovalSource {
    func approvals(under _: Policy, after _: PolicyRecord?, anew _: Bool) async throws(Diagnostic) -> Approvals {
        Approvals(granted: [], revocations: [])
    }
}
