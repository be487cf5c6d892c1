import Planning
import Synchronization
import Testing

@testable import Reconciler

/// The lease is tried on a branch that others write to.
@Suite struct LeaseTrialTests {
    /// A branch on which another process commits after each reading, so many times.
    private final class Branch: StatusStore {
        private struct State {
            var revision = 0
            var lease: [UInt8]?
            var commits: [String] = []
        }

        private let state: Mutex<State>
        /// Of the readings, those after which another process commits.
        private let disturbed: ClosedRange<Int>
        private let readings = Atomic(0)

        init(lease: String? = nil, disturbed: ClosedRange<Int> = 0...0) {
            state = Mutex(State(lease: lease.map { Array($0.utf8) }))
            self.disturbed = disturbed
        }

        var lease: [UInt8]? { state.withLock(\.lease) }
        var commits: [String] { state.withLock(\.commits) }

        func read(anew _: Bool) async throws(Diagnostic) -> StatusSnapshot {
            let number = readings.add(1, ordering: .relaxed).newValue
            return state.withLock { state in
                let files = state.lease.map { [Lease.path: $0] } ?? [:]
                let snapshot = StatusSnapshot(revision: "\(state.revision)", message: "", files: files, committedAt: 0)
                if disturbed.contains(number) { state.revision += 1 }
                return snapshot
            }
        }

        func commit(
            _ changes: [String: [UInt8]?], message: String, onto revision: String?
        ) async throws(Diagnostic) -> String {
            let result = state.withLock { state -> String? in
                guard revision == "\(state.revision)" else { return nil }
                state.revision += 1
                if let lease = changes[Lease.path] { state.lease = lease }
                state.commits.append(message.split(separator: "\n").first.map(String.init) ?? "")
                return "\(state.revision)"
            }
            guard let result else { throw Diagnostic(.leaseHeld, "the branch has moved on") }
            return result
        }
    }

    private func trial(_ branch: Branch) async throws -> Lease.Trial {
        try await Lease(holder: "doctor").tryOut(on: branch)
    }

    @Test func itIsTakenAndGivenBack() async throws {
        let branch = Branch()
        #expect(try await trial(branch) == .written)
        #expect(branch.commits == ["Take the lease", "Release the lease"])
        #expect(branch.lease == nil)
    }

    @Test(arguments: [1...1, 2...2, 1...5, 2...9]) func othersWhoCommitInBetweenAreNoFailure(
        disturbed: ClosedRange<Int>
    ) async throws {
        let branch = Branch(disturbed: disturbed)
        #expect(try await trial(branch) == .written)
        #expect(branch.commits == ["Take the lease", "Release the lease"])
        #expect(branch.lease == nil)
    }

    @Test func whereOthersCommitAllTheTimeNothingIsWritten() async throws {
        let branch = Branch(disturbed: 1...1000)
        #expect(try await trial(branch) == .contended)
        #expect(branch.commits.isEmpty)
    }

    @Test func oneThatCannotBeGivenBackIsTold() async throws {
        let branch = Branch(disturbed: 2...1000)
        guard case .leftBehind(let problem) = try await trial(branch) else {
            Issue.record("it was given back")
            return
        }
        #expect(problem.code == .leaseHeld)
    }

    @Test func oneThatIsHeldIsLeftAlone() async throws {
        let branch = Branch(lease: #"{"holder":"another","renewal":1}"#)
        #expect(try await trial(branch) == .held)
        #expect(branch.commits.isEmpty)
        #expect(branch.lease != nil)
    }
}
