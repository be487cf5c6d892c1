import Declarations
import FoundationEssentials
import Git
import Planning
import Reconciler
import Synchronization
import Testing

@testable import reeve

/// A repository with a watched branch, approvals and a status branch, for one process at a time.
final class InMemoryRepository: Sendable {
    /// What goes wrong with a look at the repository, or with a push.
    enum Mishap: CaseIterable {
        case unreachable
        /// A push that went through, and whose answer is lost.
        case lost
    }

    private struct State {
        /// The files after each commit, the oldest first.
        var commits: [(files: [String: String], paths: Set<String>)]
        var approvals: [VerifiedApproval] = []
        var status = StatusSnapshot(revision: nil)
        var pushes = 0
    }

    static let author = "ada@example.com"
    static let approver = "grace@example.com"

    private let state: Mutex<State>
    /// Seconds since 1970.
    private let now: @Sendable () -> Int

    init(_ files: [String: String], now: @escaping @Sendable () -> Int) {
        state = Mutex(State(commits: [(files, Set(files.keys))]))
        self.now = now
    }

    /// Changes files; `nil` removes one.
    func push(_ changes: [String: String?]) {
        state.withLock { state in
            var files = state.commits.last?.files ?? [:]
            for (path, text) in changes { files[path] = text }
            state.commits.append((files, Set(changes.keys)))
        }
    }

    /// Signs for these effects of a plan.
    func approve(_ effects: [Digest], of plan: Plan) {
        let approval = Approval(
            organization: plan.scope.organization, owner: plan.scope.owner, plan: plan.id, effects: effects,
            expires: now() + 24 * 3600, principal: Self.approver)
        state.withLock {
            let id = Digest(of: "approval \($0.approvals.count)".utf8)
            $0.approvals.append(VerifiedApproval(verified: id, approval: approval))
        }
    }

    var statusFiles: [String: String] {
        state.withLock { $0.status.files.mapValues { String(decoding: $0, as: UTF8.self) } }
    }

    /// One process's way to it.
    struct Door: Sendable {
        let repository: InMemoryRepository
        let road: @Sendable (_ isPush: Bool) -> Mishap?
        private let seen: Seen

        private final class Seen: Sendable {
            let tips = Mutex((seen: [Int](), passed: [Int]()))
        }

        init(_ repository: InMemoryRepository, road: @escaping @Sendable (_ isPush: Bool) -> Mishap?) {
            self.repository = repository
            self.road = road
            seen = Seen()
        }

        private func lookNow() throws(Diagnostic) {
            if road(false) != nil { throw Self.unreachable }
            let tips = repository.state.withLock { [$0.commits.count, $0.approvals.count] }
            seen.tips.withLock { $0.seen = tips }
        }

        fileprivate static let unreachable = Diagnostic(.repositoryUnreadable, "the repository cannot be read")

        fileprivate static func hex(_ number: Int) -> String {
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 40 - digits.count) + digits
        }
    }
}

extension InMemoryRepository.Door: RepositoryWatch {
    func look() async throws(Diagnostic) { try lookNow() }

    func hasMoved() async -> Bool { seen.tips.withLock { $0.seen != $0.passed } }
}

extension InMemoryRepository.Door: SourceReader {
    func read() async throws(Diagnostic) -> SourceSnapshot {
        try lookNow()
        seen.tips.withLock { $0.passed = $0.seen }
        let (number, files) = repository.state.withLock { ($0.commits.count, $0.commits.last?.files ?? [:]) }
        guard let commit = CommitID(Self.hex(number)) else { throw Self.unreachable }
        return SourceSnapshot(
            branch: "main", commit: commit, tree: SourceTree(files.mapValues { .file(Array($0.utf8)) }))
    }

    func changes(in tip: CommitID, since base: CommitID?) async throws(Diagnostic) -> [SourceChange] {
        let (from, to) = (base.flatMap(Self.number) ?? 0, Self.number(of: tip) ?? 0)
        return repository.state.withLock { state in
            guard from < to else { return [] }
            return (from + 1...to).reversed().compactMap { number in
                CommitID(Self.hex(number)).map {
                    SourceChange(
                        commit: $0, people: [InMemoryRepository.author], paths: state.commits[number - 1].paths)
                }
            }
        }
    }

    func contains(_ commit: CommitID, in tip: CommitID) async throws(Diagnostic) -> Bool {
        (Self.number(of: commit) ?? .max) <= (Self.number(of: tip) ?? 0)
    }

    private static func number(of commit: CommitID) -> Int? { Int(commit.description, radix: 16) }
}

extension InMemoryRepository.Door: StatusStore {
    func read(anew: Bool) async throws(Diagnostic) -> StatusSnapshot {
        if anew { try lookNow() }
        var snapshot = repository.state.withLock(\.status)
        let live = StatusPaths.live(at: repository.now())
        snapshot.files = snapshot.files.filter { path, _ in live.contains { path.hasPrefix($0) } }
        return snapshot
    }

    func commit(
        _ changes: [String: [UInt8]?], message: String, onto revision: String?
    ) async throws(Diagnostic) -> String {
        let mishap = road(true)
        if mishap == .unreachable { throw Self.unreachable }
        let made: String? = repository.state.withLock { state in
            guard state.status.revision == revision else { return nil }
            for (path, bytes) in changes { state.status.files[path] = bytes }
            state.pushes += 1
            state.status.revision = Self.hex(state.pushes)
            state.status.message = message
            state.status.committedAt = repository.now()
            return state.status.revision
        }
        guard let made else { throw Diagnostic(.leaseHeld, "the branch has moved on") }
        if mishap == .lost { throw Self.unreachable }
        return made
    }
}

extension InMemoryRepository.Door: ApprovalSource {
    func approvals(
        under policy: Policy, after _: PolicyRecord?, anew: Bool
    ) async throws(Diagnostic) -> Approvals {
        if anew { try lookNow() }
        let isApprover = policy.approvers.contains { $0.principal == InMemoryRepository.approver }
        return Approvals(granted: isApprover ? repository.state.withLock(\.approvals) : [])
    }
}
