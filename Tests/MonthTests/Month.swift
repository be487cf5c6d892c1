import FoundationEssentials
import Git
import Logging
import Planning
import Providers
import Reconciler
import Synchronization
import TestSupport
import Testing

@testable import AWS
@testable import Simulator
@testable import reeve

/// Days of an organization whose people edit files, approve and touch accounts by hand, whose AWS and Git fail, and whose
/// daemon is stopped and killed: three busy hours, then a quiet one, at whose end everything must be as the files ask.
actor Month {
    /// What happened.
    struct Report {
        var quietHours = 0
        var commits = 0
        var drifts = 0
        var approvals = 0
        var lives = 0
        var kills = 0
        var requests = 0
        var mishaps = 0
        var creates = 0
        /// What was not as it should be at the end of a quiet hour, or should never have happened.
        var problems: [String] = []
    }

    private enum Event {
        case edit
        case drift
        case approve
        case stop
        case kill
        case calm
        case judge(cycle: Int)
    }

    private static let owner = "acme"
    private static let busy = Duration.seconds(3 * 3600)
    private static let cycle = Duration.seconds(4 * 3600)

    private var report = Report()
    private var chance: TestSupport.SeededGenerator
    private var wishes: Wishes
    private var agenda: [(at: Duration, event: Event)]
    private var isCalm = false
    private var pending: (plan: Plan, effects: [Digest])?
    private var doubts: [Diagnostic] = []
    private var current: (life: Life, task: Task<Void, any Error>)?
    private let seed: UInt64
    private let clock = JumpingClock()
    private let weather: Weather
    private let aws: SimulatorState
    private let creates = TakenCreates()
    private let repository: InMemoryRepository
    private let quiet = Logger(label: "reeve.month") { _ in SwiftLogNoOpLogHandler() }

    init(days: Int, seed: UInt64) throws {
        self.seed = seed
        var chance = TestSupport.SeededGenerator(seed: seed)
        var wishes = Wishes()
        weather = Weather(seed: seed &+ 1)
        var configuration = SimulatorConfiguration()
        configuration.seed = seed
        configuration.createDuration = .seconds(90)
        configuration.listLag = .seconds(20)
        configuration.throttle = .aws
        aws = try SimulatorState(configuration, clock: clock, logger: quiet)
        let budgets = ["create", "move", "unmanage", "close"].map { "\($0): {count: 1000}" }
            .joined(separator: ", ")
        let policy = """
            version: 1
            owner: \(Self.owner)
            unmanage: {moveTo: \(Wishes.quarantine)}
            budgets: {\(budgets)}
            approvers:
              - {principal: \(InMemoryRepository.approver), key: "ssh-ed25519 \(String(repeating: "A", count: 68))"}

            """
        repository = InMemoryRepository(["reeve.yaml": policy], now: clock.passClock.seconds)
        for _ in 0..<4 { repository.push(wishes.add(&chance)) }
        agenda = Self.agenda(cycles: days * 6, &chance)
        (self.chance, self.wishes) = (chance, wishes)
    }

    private static func agenda(
        cycles: Int, _ chance: inout TestSupport.SeededGenerator
    ) -> [(at: Duration, event: Event)] {
        let kinds: [Event] = [.edit, .edit, .edit, .edit, .drift, .drift, .approve, .approve, .stop, .kill]
        var agenda: [(at: Duration, event: Event)] = []
        for number in 0..<cycles {
            let start = cycle * number
            for _ in 0..<Int.random(in: 1...5, using: &chance) {
                agenda.append((start + busy * Double.random(in: 0..<1, using: &chance), chance.pick(kinds)))
            }
            agenda.append((start + busy, .calm))
            agenda.append((start + cycle, .judge(cycle: number)))
        }
        return agenda.sorted { $0.at < $1.at }
    }

    /// Lives through it all, one process after the other.
    func run() async throws -> Report {
        while !agenda.isEmpty {
            report.lives += 1
            let life = Life()
            let daemon = daemon(life, number: report.lives)
            let task = Task { try await daemon.run() }
            life.begin { task.cancel() }
            current = (life, task)
            try await task.value
            if life.isDead { report.kills += 1 }
            try await pass(.seconds(Double.random(in: 1..<90, using: &chance)))
        }
        let counts = weather.counts
        (report.requests, report.mishaps) = (counts.requests, counts.mishaps)
        report.creates = creates.total
        report.problems += creates.repeated.map { "seed \(seed): \($0) was sent to CreateAccount twice with effect" }
        return report
    }

    private func daemon(_ life: Life, number: Int) -> Daemon {
        let door = InMemoryRepository.Door(repository) { [weather] in weather.mishap(isPush: $0, of: life) }
        let transport = InProcessAWS(state: aws, creates: creates) { [weather] in weather.mishap(isWrite: $0, of: life)
        }
        var passClock = clock.passClock
        passClock.sleep = { [weak self] in try await self?.pass($0) }
        let pass = Pass(
            source: door, status: door, approvals: door,
            provider: OrganizationsProvider(
                client: AWSClient(transport, clock: clock, seed: seed &+ UInt64(number))),
            lease: Lease(holder: "life \(number)", now: passClock.now), clock: passClock, report: { _ in })
        return Daemon(
            pass: pass, branches: door, timing: Daemon.Timing(jitter: { 1 }), logger: quiet,
            finishedPass: { [weak self] result in self?.note(result) })
    }

    /// The time passes, and with it what is to happen in it.
    private func pass(_ duration: Duration) async throws {
        let end = clock.now.advanced(by: duration)
        while let next = agenda.first, next.at <= end.offset {
            agenda.removeFirst()
            try? await clock.sleep(until: JumpingClock.Instant(offset: next.at), tolerance: nil)
            await happen(next.event)
            try Task.checkCancellation()
        }
        try await clock.sleep(until: end, tolerance: nil)
    }

    private func happen(_ event: Event) async {
        switch event {
        case .edit:
            report.commits += 1
            repository.push(wishes.edit(&chance))
        case .drift: await drift()
        case .approve: approve()
        case .stop: current?.task.cancel()
        case .kill: current?.life.end()
        case .calm:
            weather.set(stormy: false)
            isCalm = true
            let mended = wishes.mend()
            if !mended.isEmpty { repository.push(mended) }
            approve()
        case .judge(let cycle):
            report.quietHours += 1
            await judge(cycle)
            isCalm = false
            weather.set(stormy: chance.chance(0.5))
            if agenda.isEmpty { current?.task.cancel() }
        }
    }
}

extension Month {
    /// Called between the passes.
    private nonisolated func note(_ result: PassResult) {
        Task { await self.take(result) }
    }

    private func take(_ result: PassResult) {
        doubts = result.doubts
        guard let plan = result.plan, let gate = result.gate else { return }
        let effects = gate.held.filter { $0.reason == .needsApproval }.flatMap(\.effects).map(\.digest)
        pending = effects.isEmpty ? nil : (plan, effects)
        if isCalm { approve() }
    }

    private func approve() {
        guard let pending else { return }
        report.approvals += 1
        repository.approve(pending.effects, of: pending.plan)
        self.pending = nil
    }

    /// Somebody changes an account by hand.
    private func drift() async {
        guard let wish = wishes.present.filter({ !$0.isClosed }).randomElement(using: &chance),
            let overview = try? await aws.overview(), let tree = overview.tree,
            let account = overview.standings[wish.email]?.first, account.isActive
        else { return }
        let client = AWSClient(InProcessAWS(state: aws, creates: creates, road: { _ in nil }), clock: clock, seed: 0)
        report.drifts += 1
        do {
            switch Int.random(in: 0..<4, using: &chance) {
            case 0:
                guard account.parent != tree.id else { return }
                _ = try await client.send(
                    MoveAccount(accountId: account.id, sourceParentId: account.parent, destinationParentId: tree.id))
            case 1:
                let choices = wish.tags.keys.sorted().map { [$0] } + [["reeve:account", "reeve:owner"]]
                _ = try await client.send(UntagResource(resourceId: account.id, tagKeys: chance.pick(choices)))
            case 2:
                guard let tag = wish.tags.keys.sorted().randomElement(using: &chance) else { return }
                _ = try await client.send(
                    TagResource(resourceId: account.id, tags: [Organizations.Tag(key: tag, value: "by hand")]))
            default:
                _ = try await client.send(PutAccountName(accountId: account.id, accountName: "By hand"))
            }
        } catch {
            report.problems.append("what was done by hand failed: \(error)")
        }
    }

    private func judge(_ cycle: Int) async {
        guard let overview = try? await aws.overview() else {
            return report.problems.append("the simulator tells nothing")
        }
        let standings = overview.standings
        var found = wishes.present.flatMap { $0.differences(from: standings[$0.email] ?? [], owner: Self.owner) }
        for wish in wishes.gone {
            let owned = (standings[wish.email] ?? []).filter { $0.tags["reeve:owner"] != nil }
            if !owned.isEmpty {
                found.append("\(wish.key): its file is gone, and it is still ours: \(record(of: wish))")
            }
        }
        for wish in wishes.present {
            let record = record(of: wish)
            if !record.hasPrefix("phase: \"Ready\" "), !wish.isClosed { found.append("\(wish.key): \(record)") }
        }
        found += doubts.map { "the last pass was in doubt: \($0)" }
        report.problems += found.map { "quiet hour \(cycle), seed \(seed): \($0)" }
    }

    /// The beginning of what the status branch says of an account, in a line.
    private func record(of wish: Wish) -> String {
        let record = repository.statusFiles["accounts/\(wish.key).yaml"] ?? "there is no record"
        return record.split(separator: "\n").prefix(6).joined(separator: " ")
    }
}
