import Planning
import TestSupport
import Testing

/// What holds of every plan, over generated organizations. A failure names its seed.
struct PlanPropertyTests {
    private static let seeds: [ClosedRange<UInt64>] = [1...500, 501...1000, 1001...1500, 1501...2000]

    /// An account that is adopted or re-keyed and closed needs one plan for each: nothing is closed that is not ours
    /// under its key.
    @Test(arguments: seeds)
    func appliedItLeavesNothingToDo(_ seeds: ClosedRange<UInt64>) throws {
        var (plans, claimsBeforeCloses) = (0, 0)
        for seed in seeds {
            var world = GeneratedWorld(seed: seed)
            let first = try world.plan()
            plans += first.isEmpty ? 0 : 1
            try apply(first, to: &world)
            var rest = try world.plan()
            if !rest.isEmpty {
                claimsBeforeCloses += 1
                let claimed = Set(first.actions.filter { $0.stage == .claim }.map(\.key))
                #expect(
                    rest.actions.allSatisfy { $0.kind == .close && claimed.contains($0.key) },
                    "seed \(seed): \(rest.lines)")
                try apply(rest, to: &world)
                rest = try world.plan()
            }
            #expect(rest.isEmpty, "seed \(seed): \(rest.lines)")
        }
        #expect(plans > 400 && claimsBeforeCloses > 0)
    }

    @Test(arguments: seeds)
    func noTwoEffectsContradictEachOther(_ seeds: ClosedRange<UInt64>) throws {
        for seed in seeds {
            let effects = try GeneratedWorld(seed: seed).plan().effects
            #expect(Set(effects.map(\.digest)).count == effects.count, "seed \(seed)")
            for (id, effects) in Dictionary(grouping: effects.filter { $0.accountID != nil }, by: \.accountID) {
                #expect(Set(effects.map(\.key)).count == 1, "seed \(seed), \(String(describing: id))")
                #expect(Set(effects.map(\.field)).count == effects.count, "seed \(seed): \(effects.map(\.line))")
                let isLast = effects.contains { [.unmanage, .close].contains($0.change.kind) }
                #expect(!isLast || effects.count == 1, "seed \(seed): \(effects.map(\.line))")
            }
            for (key, effects) in Dictionary(grouping: effects, by: \.key) {
                #expect(Set(effects.map(\.accountID)).count == 1, "seed \(seed): \(key)")
            }
        }
    }

    @Test(arguments: seeds)
    func noForeignOrProtectedAccountIsTouched(_ seeds: ClosedRange<UInt64>) throws {
        for seed in seeds {
            let world = GeneratedWorld(seed: seed)
            let accounts = Dictionary(uniqueKeysWithValues: world.accounts.map { ($0.id, $0) })
            for effect in try world.plan().effects {
                guard let id = effect.accountID, let account = accounts[id] else { continue }
                let tags = account.tags.value ?? [:]
                #expect(tags[OwnerTags.owner] ?? owner == owner, "seed \(seed): \(effect.line)")
                #expect(account.state == .active, "seed \(seed): \(effect.line)")
                guard [.move, .unmanage, .close].contains(effect.change.kind) else { continue }
                let names = [id.description, effect.key.description, tags[OwnerTags.account]].compactMap(\.self)
                #expect(world.policy.protected.isDisjoint(with: names), "seed \(seed): \(effect.line)")
                #expect(id != management, "seed \(seed): \(effect.line)")
            }
        }
    }

    /// Law 5.
    @Test(arguments: seeds)
    func takingFilesAwayClosesNothing(_ seeds: ClosedRange<UInt64>) throws {
        for seed in seeds {
            var world = GeneratedWorld(seed: seed)
            var random = SeededGenerator(seed: seed)
            let before = Set(try world.plan().effects.filter { $0.change == .close }.map(\.digest))
            for key in world.specs.keys.sorted() where random.chance(0.4) { world.specs[key] = nil }
            let after = try world.plan().effects.filter { $0.change == .close }
            #expect(after.allSatisfy { before.contains($0.digest) }, "seed \(seed)")
            #expect(after.allSatisfy { world.specs[$0.key]?.state.value == .closed }, "seed \(seed)")
        }
    }

    @Test(arguments: seeds)
    func theOrderOfWhatIsGivenChangesNothing(_ seeds: ClosedRange<UInt64>) throws {
        for seed in seeds {
            var world = GeneratedWorld(seed: seed)
            var random = SeededGenerator(seed: seed)
            let one = try world.plan()
            world.accounts.shuffle(using: &random)
            world.records.shuffle(using: &random)
            let other = try PlanningTests.plan(
                Array(world.specs.values), world.accounts, history: history(world.records), policy: world.policy,
                units: standardUnits.shuffled(using: &random))
            #expect(one == other, "seed \(seed)")
            #expect(one.actions.map(\.effects) == other.actions.map(\.effects), "seed \(seed)")
        }
    }

    /// An approval of one plan, held against that of another state of the same accounts.
    @Test(arguments: seeds)
    func anApprovalCoversNoOtherEffect(_ seeds: ClosedRange<UInt64>) throws {
        var covered = 0
        for seed in seeds {
            let world = GeneratedWorld(seed: seed)
            let approved = try world.plan().effects
            guard !approved.isEmpty else { continue }
            var other = GeneratedWorld(seed: seed &+ 1_000_000)
            other.policy.budgets.limits = [:]
            let digests = Set(approved.map(\.digest))
            let gate = PlanningTests.gate(try other.plan(), [approval(approved)], policy: other.policy)
            for action in gate.approved {
                guard action.approval != nil else { continue }
                covered += action.effects.count
                #expect(action.effects.allSatisfy { digests.contains($0.digest) }, "seed \(seed)")
            }
            for action in gate.approved where action.approval == nil {
                #expect(other.policy.approval[action.action.kind] == .merge, "seed \(seed)")
                #expect(!action.effects.contains { $0.change == .adopt(byEmailAlone: true) }, "seed \(seed)")
            }
        }
        #expect(covered > 0)
    }

    private func apply(_ plan: Plan, to world: inout GeneratedWorld) throws {
        var model = ModelOrganization(world.accounts)
        try model.apply(plan)
        world.accounts = model.accounts
        // What the status branch says once all is as the files ask.
        let ours = world.accounts.compactMap { account -> (AccountKey, AccountID)? in
            let tags = account.tags.value ?? [:]
            guard tags[OwnerTags.owner] == owner, let key = tags[OwnerTags.account].flatMap({ AccountKey($0) }) else {
                return nil
            }
            return (key, account.id)
        }
        world.records = ours.map { key, id in
            record(key, id, tags: world.specs[key]?.tags.mapValues(\.value) ?? [:])
        }
    }
}

extension Effect {
    /// What of the account it changes.
    fileprivate var field: String {
        switch change {
        case .create: "account"
        case .adopt, .rekey: "owner"
        case .move: "ou"
        case .rename: "name"
        case .tag(let key, _, _): "tags.\(key)"
        case .unmanage, .close: "state"
        }
    }
}
