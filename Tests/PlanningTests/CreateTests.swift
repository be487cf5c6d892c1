import Planning
import Testing

/// A create is one effect, from the first request to the last tag.
struct CreateTests {
    private let file = spec("it", name: "It", ou: "Lab", tags: ["a": "1"])

    private func creating(_ more: [String: String] = [:]) -> ObservedAccount {
        owned("it", name: "It", ou: "/", tags: more.merging(["reeve:phase": "creating"]) { own, _ in own })
    }

    @Test func anAccountStillBeingMadeHasTheEffectItWasBegunWith() throws {
        let before = try plan([file], [])
        let after = try plan([file], [creating()])
        #expect(before.lines == ["create it"])
        #expect(after.lines == ["create it"])
        #expect(after.effects.map(\.digest) == before.effects.map(\.digest))
        #expect(after.id == before.id)
        #expect(after[.create]?.progress == .finishing("111111111111"))
    }

    @Test func howFarItIsDoesNotChangeTheEffect() throws {
        let half = try plan([file], [creating(["a": "1", "b": "2"])])
        #expect(half.id == (try plan([file], [])).id)
    }

    @Test func onceThePhaseIsGoneItIsAnAccountLikeOthers() throws {
        let plan = try plan([file], [owned("it", name: "It", ou: "Lab", tags: ["a": "1"])])
        #expect(plan.isEmpty)
    }

    @Test func oneInFlightIsKnownByItsRequestWhateverTheFileSaysByNow() throws {
        let running = ObservedCreate(request: "car-1", name: "It", progress: .inProgress)
        let begun = history([record("it", phase: .creating, create: .init(request: "car-1", effect: Digest(of: [])))])
        let plan = try plan(
            [spec("it", name: "Other", email: "other@example.com")], [], history: begun, creates: [running])
        #expect(plan[.create]?.progress == .inFlight(request: "car-1"))
        #expect(gate(plan, history: begun, creates: [running]).heldBack == ["create it: being created"])
        #expect(gate(plan, history: begun, creates: [running]).allowed == [])
    }

    @Test func oneOfTheSameNameIsWaitedFor() throws {
        let running = ObservedCreate(request: "car-1", name: "It", progress: .inProgress)
        let plan = try plan([file], [], creates: [running])
        #expect(plan[.create]?.progress == .notBegun)
        #expect(
            gate(plan, creates: [running]).heldBack == ["create it: waits for another create of the same name"])
    }

    @Test func oneInFlightOfAnotherNameIsNot() throws {
        let running = ObservedCreate(request: "car-1", name: "it", progress: .inProgress)
        #expect(try plan([file], [], creates: [running])[.create]?.progress == .notBegun)
    }

    @Test func oneThatFailedStallsUntilTheEffectChanges() throws {
        let failed = ObservedCreate(request: "car-1", name: "It", progress: .failed(reason: "EMAIL_ALREADY_EXISTS"))
        let effect = try #require(try plan([file], []).effects.first)
        let begun = history([record("it", phase: .creating, create: .init(request: "car-1", effect: effect.digest))])

        let same = try plan([file], [], history: begun, creates: [failed])
        #expect(same[.create]?.progress == .failed(request: "car-1", reason: "EMAIL_ALREADY_EXISTS"))
        #expect(
            gate(same, history: begun, creates: [failed]).heldBack == [
                "create it: stalled: EMAIL_ALREADY_EXISTS: an account outside the organization has this address: "
                    + "give the file another 'email'"
            ])

        let changed = try plan(
            [spec("it", name: "It", email: "other@example.com", ou: "Lab", tags: ["a": "1"])], [], history: begun,
            creates: [failed])
        #expect(changed[.create]?.progress == .notBegun)
        #expect(gate(changed, history: begun, creates: [failed]).allowed == ["create it"])
    }

    @Test func aFailureThatAWSHasForgottenStallsToo() throws {
        let plan = try plan([file], [])
        let digest = try #require(plan.effects.first).digest
        let stalled = history([record("it", phase: .stalled, stalls: [digest: "refused"])])
        #expect(gate(plan, history: stalled).heldBack == ["create it: stalled: refused"])
    }

    @Test func aFailureOfAnotherRequestIsNotThisOnes() throws {
        let failed = ObservedCreate(request: "car-9", name: "It", progress: .failed(reason: "EMAIL_ALREADY_EXISTS"))
        #expect(try plan([file], [], creates: [failed])[.create]?.progress == .notBegun)
    }

    @Test func aStallDoesNotHoldTheAccountsOtherEffects() throws {
        let plan = try plan([spec("it", tags: ["a": "1", "b": "2"])], [owned("it")])
        let refused = try #require(plan.effects.first { $0.line == "tag it a - to 1" }).digest
        let stalled = history([record("it", "111111111111", stalls: [refused: "refused"])])
        #expect(gate(plan, history: stalled).allowed == ["tag it b - to 2"])
        #expect(gate(plan, history: stalled).heldBack == ["tag it a - to 1: stalled: refused"])
    }
}

/// As many creates run at once as the policy allows, and no two of one name.
struct CreateSlotTests {
    private func running(_ count: Int) -> [ObservedCreate] {
        (0..<count).map { ObservedCreate(request: "car-\($0)", name: "running \($0)", progress: .inProgress) }
    }

    @Test(arguments: [(0, 3), (1, 2), (3, 0), (7, 0)])
    func thoseRunningTakeSlots(_ count: Int, _ free: Int) throws {
        let files = ["a", "b", "c", "d"].map { spec(AccountKey(stringLiteral: $0)) }
        let policy = policy { $0.concurrency = 3 }
        let gate = gate(try plan(files, [], creates: running(count)), policy: policy, creates: running(count))
        #expect(gate.allowed.count == free)
        #expect(gate.heldBack.count == 4 - free)
        #expect(gate.heldBack.allSatisfy { $0.hasSuffix(": waits for one of 3 slots") })
        #expect(!gate.waitsForApproval)
    }

    @Test func thoseThatFailedTakeNone() throws {
        let failed = [ObservedCreate(request: "car-1", name: "x", progress: .failed(reason: "INTERNAL_FAILURE"))]
        let policy = policy { $0.concurrency = 1 }
        #expect(
            gate(try plan([spec("a")], [], creates: failed), policy: policy, creates: failed).allowed == ["create a"])
    }

    @Test func whatIsFinishedNeedsNone() throws {
        let finishing = owned("a", tags: ["reeve:phase": "creating"])
        let plan = try plan([spec("a")], [finishing], creates: running(5))
        let begun = history([
            record("a", create: .init(request: "car-9", effect: try #require(plan.effects.first).digest))
        ])
        #expect(gate(plan, history: begun, creates: running(5)).allowed == ["create a"])
    }

    @Test func ofTwoOfOneNameOneWaits() throws {
        let gate = gate(try plan([spec("a", name: "Same"), spec("b", name: "Same"), spec("c", name: "Other")], []))
        #expect(gate.allowed == ["create a", "create c"])
        #expect(gate.heldBack == ["create b: waits for another create of the same name"])
    }

    @Test func otherKindsNeedNoSlot() throws {
        let plan = try plan([spec("a", ou: "Lab")], [owned("a")], creates: running(9))
        #expect(gate(plan, creates: running(9)).allowed == ["move a Prod to Lab"])
    }
}
