// swift-format-ignore-file: NeverForceUnwrap
// Test data is written out here: what is not valid should stop the test.

import Declarations
import FoundationEssentials
import Planning
import Reconciler
import Synchronization

/// The ports of a pass, in memory: what is behind each is the one boundary of these tests.
final class World: Sendable {
    struct State {
        var files: [String: String] = [:]
        var commit = World.commit(1)
        var changes: [SourceChange] = []
        var contained = true
        var unreachable: Diagnostic?
        /// The bases that each pass asked for changes since.
        var asked: [Set<CommitID?>] = []
        var sourceError: Diagnostic?
        var status = StatusSnapshot(revision: nil)
        var statusError: Diagnostic?
        var commits: [String] = []
        /// Each runs before a status commit, as a rival would.
        var rivals: [@Sendable (inout State) -> Void] = []
        var approvals: [VerifiedApproval] = []
        var acknowledgements: [Acknowledgement] = []
        var revocations: [Revocation] = []
        /// Runs before the approvals are read anew, as an approver would who changes their mind.
        var onSecondLook: @Sendable (inout State) -> Void = { _ in }
        var observed = World.organization()
        var observeError: Diagnostic?
        /// The accounts that were read again, for each observation that was not of all.
        var reobserved: [Set<AccountID>] = []
        /// How often the units were listed, in an observation or by themselves.
        var unitListings = 0
        var performed: [ApprovedAction] = []
        /// The window of each of them.
        var windows: [WriteWindow] = []
        var results: [AccountKey: Outcome.Result] = [:]
        /// The account that a create tells of.
        var made: [AccountKey: AccountID] = [:]
    }

    private let state: Mutex<State>

    init(_ change: (inout State) -> Void = { _ in }) {
        var state = State()
        state.files = ["reeve.yaml": World.policy]
        change(&state)
        self.state = Mutex(state)
    }

    static let policy = "version: 1\nowner: acme\n"
    /// The same, with Grace for an approver.
    static let graces =
        policy + """
            approvers:
              - {principal: grace@example.com, key: "ssh-ed25519 \(String(repeating: "A", count: 68))"}

            """

    static func account(_ name: String) -> String { "name: \(name)\nemail: aws+\(name.lowercased())@example.com\n" }

    static func commit(_ number: Int) -> CommitID {
        CommitID(String(repeating: "0", count: 39) + String(number, radix: 16))!
    }

    static func organization(_ accounts: [ObservedAccount] = []) -> ObservedState {
        ObservedState(
            organization: "o-exampleorgid", managementAccount: AccountID("123456789012")!, root: "r-exam",
            organizationalUnits: [
                OrganizationalUnit(id: "r-exam", path: .root),
                OrganizationalUnit(id: "ou-exam-prod", path: OrganizationalUnitPath(components: ["Prod"])),
                OrganizationalUnit(id: "ou-exam-lab", path: OrganizationalUnitPath(components: ["Lab"])),
            ], accounts: accounts)
    }

    static func owned(_ key: String, id: String, parent: String = "ou-exam-prod") -> ObservedAccount {
        ObservedAccount(
            id: AccountID(id)!, name: key.capitalized, email: .address("aws+\(key)@example.com"), state: .active,
            parent: .read(parent), tags: .read(["reeve:owner": "acme", "reeve:account": key]))
    }

    /// When it is, in seconds since 1970.
    static let start = 1_800_000_000

    /// The calendar stands still; the other clock is the machine's, or this one.
    static func clock(
        seconds: Int = start, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) -> PassClock {
        PassClock(seconds: { seconds }, now: now, sleep: { _ in })
    }

    func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

    var now: State { state.withLock { $0 } }

    func pass(
        lease: Lease = Lease(holder: "us"), provider: (any Provider)? = nil, clock: PassClock = World.clock(),
        resync: Duration = .seconds(600), report: @escaping @Sendable (PassEvent) -> Void = { _ in },
        stop: Stop = Stop()
    ) -> Pass {
        Pass(
            source: self, status: self, approvals: self, provider: provider ?? self, lease: lease, clock: clock,
            report: report, resync: resync, stop: stop)
    }
}

extension World: SourceReader {
    func read() async throws(Diagnostic) -> SourceSnapshot {
        change { $0.asked.append([]) }
        let now = now
        if let error = now.sourceError { throw error }
        return SourceSnapshot(
            branch: "main", commit: now.commit,
            tree: SourceTree(now.files.mapValues { .file(Array($0.utf8)) }), unreachable: now.unreachable)
    }

    func changes(in _: CommitID, since base: CommitID?) async throws(Diagnostic) -> [SourceChange] {
        state.withLock { state in
            if state.asked.isEmpty { state.asked.append([]) }
            state.asked[state.asked.count - 1].insert(base)
            return Array(state.changes.prefix { $0.commit != base })
        }
    }

    func contains(_: CommitID, in _: CommitID) async throws(Diagnostic) -> Bool { now.contained }
}

extension World: StatusStore {
    func read(anew _: Bool) async throws(Diagnostic) -> StatusSnapshot {
        let now = now
        if let error = now.statusError { throw error }
        return now.status
    }

    func commit(
        _ changes: [String: [UInt8]?], message: String, onto revision: String?
    ) async throws(Diagnostic) -> String {
        let result: Result<String, Diagnostic> = state.withLock { state in
            if !state.rivals.isEmpty { state.rivals.removeFirst()(&state) }
            guard state.status.revision == revision else {
                return .failure(Diagnostic(.leaseHeld, "the branch has moved on"))
            }
            for (path, bytes) in changes { state.status.files[path] = bytes }
            state.commits.append(message)
            state.status.message = message
            state.status.revision = "r\(state.commits.count)"
            return .success("r\(state.commits.count)")
        }
        return try result.get()
    }
}

extension World: ApprovalSource {
    func approvals(under _: Policy, after _: PolicyRecord?, anew: Bool) async throws(Diagnostic) -> Approvals {
        state.withLock { state in
            if anew { state.onSecondLook(&state) }
            return Approvals(
                granted: state.approvals, revocations: state.revocations, acknowledgements: state.acknowledgements)
        }
    }
}

extension World: Provider {
    var capabilities: Capabilities { Capabilities(provider: .organizations, kinds: Set(ActionKind.allCases)) }

    func observe(
        _ interest: @escaping @Sendable () async throws(Diagnostic) -> Interest
    ) async throws(Diagnostic) -> ObservedState {
        let interest = try await interest()
        let now = now
        if let error = now.observeError { throw error }
        var observed = now.observed
        if interest.units.isEmpty {
            change { $0.unitListings += 1 }
        } else {
            observed.organizationalUnits = interest.units
        }
        return observed
    }

    func observe(
        again known: ObservedState, touched: Set<AccountID>, _: Interest
    ) async throws(Diagnostic) -> ObservedState? {
        let now = now
        if let error = now.observeError { throw error }
        change { $0.reobserved.append(touched) }
        var observed = now.observed
        observed.organizationalUnits = known.organizationalUnits
        return observed
    }

    func createsInFlight() async throws(Diagnostic) -> Set<String> {
        let now = now
        if let error = now.observeError { throw error }
        return Set(now.observed.creates.filter { $0.progress == .inProgress }.map(\.request))
    }

    func organizationalUnits(below _: String) async throws(Diagnostic) -> [OrganizationalUnit] {
        change { $0.unitListings += 1 }
        return now.observed.organizationalUnits
    }

    func perform(_ action: ApprovedAction, within window: WriteWindow) async -> [Outcome] {
        state.withLock { state in
            state.performed.append(action)
            state.windows.append(window)
            return action.effects.map {
                Outcome(
                    $0, state.results[action.action.key] ?? .applied, requests: ["r-\(state.performed.count)"],
                    account: state.made[action.action.key])
            }
        }
    }
}
