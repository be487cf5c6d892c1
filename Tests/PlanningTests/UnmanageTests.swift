import Planning
import Testing

/// An account whose file is gone is let go. It is never closed (law 5).
struct UnmanageTests {
    @Test func followsTheFilesAbsence() throws {
        let plan = try plan(
            [spec("stays")], [owned("stays", "222222222222"), owned("gone")],
            history: history([record("gone", "111111111111", file: "accounts/Prod/gone.yaml")]))
        #expect(plan.lines == ["unmanage gone"])
        #expect(plan[.unmanage]?.position == SourcePosition(file: "accounts/Prod/gone.yaml"))
        #expect(plan[.unmanage]?.accountID == "111111111111")
    }

    @Test(arguments: ObservedAccount.State.all)
    func deletingAFileNeverCloses(_ state: ObservedAccount.State) throws {
        let plan = try plan(
            [spec("stays")], [owned("stays", "222222222222"), owned("gone", state: state)],
            history: history([record("gone", "111111111111")]))
        #expect(!plan.actions.contains { $0.kind == .close })
        #expect(plan.lines == (state == .active ? ["unmanage gone"] : []))
    }

    @Test func movesAsidePerPolicy() throws {
        var aside = policy()
        aside.unmanageMoveTo = Sourced(
            unit("Quarantine").path, at: SourcePosition(file: "reeve.yaml", line: 9, column: 20))
        #expect(try plan([], [owned("gone")], policy: aside).lines == ["unmanage gone into Quarantine"])
        // Work half done keeps its approval: the effect is the same once the account is there.
        let half = try plan([], [owned("gone", ou: "Quarantine")], policy: aside)
        #expect(half.lines == ["unmanage gone into Quarantine"])
        #expect(half.id == (try plan([], [owned("gone")], policy: aside)).id)

        aside.unmanageMoveTo = Sourced(
            unit("Quarantin").path, at: SourcePosition(file: "reeve.yaml", line: 9, column: 20))
        let plan = try plan([], [owned("gone")], policy: aside)
        #expect(plan.lines == [])
        #expect(plan.places == ["RV3001 reeve.yaml:9:20"])
    }

    @Test func aFileThatCannotBeReadIsNotGone() throws {
        let plan = try plan(
            [spec("good")], [owned("good", "222222222222"), owned("it")],
            quarantined: [quarantined("accounts/Prod/it.yaml", key: "it")],
            history: history([record("it", "111111111111")]))
        #expect(plan.lines == [])
        #expect(Set(plan.problems.keys) == ["it"])
        #expect(plan.places == ["RV1001 accounts/Prod/it.yaml:1:1"])
    }

    @Test func anUnreadableFileOfNoKnownKeyHoldsAll() throws {
        for unknown in [quarantined("accounts/Lab"), quarantined("accounts/Prod/Bad Name.yaml")] {
            #expect(try plan([], [owned("gone"), owned("too", "222222222222")], quarantined: [unknown]).lines == [])
        }
    }

    @Test func anUnreadableFileOfANewKeyHoldsAll() throws {
        let new = quarantined("accounts/Prod/renamed.yaml", key: "renamed")
        #expect(try plan([], [owned("gone")], quarantined: [new]).lines == [])
    }

    @Test func anUnreadableFileOfAnAccountThatIsOursHoldsOnlyItself() throws {
        let known = quarantined("accounts/Prod/known.yaml", key: "known")
        let plan = try plan([], [owned("gone"), owned("known", "222222222222")], quarantined: [known])
        #expect(plan.lines == ["unmanage gone"])
    }

    @Test func unreadableDefaultsHoldOnlyTheirFolder() throws {
        let defaults = quarantined("accounts/Prod/_defaults.yaml", isDefaults: true)
        #expect(try plan([], [owned("gone")], quarantined: [defaults]).lines == ["unmanage gone"])
    }

    @Test func anotherOwnersAccountIsNotLetGo() throws {
        #expect(try plan([], [owned("gone", by: "someone-else")]).lines == [])
    }

    @Test func anAccountWhoseTagsWereNotReadIsNotLetGo() throws {
        var unread = owned("gone")
        unread.tags = .unread
        #expect(try plan([], [unread, owned("other", "222222222222")]).lines == ["unmanage other"])
    }

    @Test func needsAnApprovalByDefault() throws {
        let plan = try plan([], [owned("gone")])
        #expect(gate(plan).heldBack == ["unmanage gone: needs approval"])
        #expect(gate(plan, [approval(plan.effects)]).allowed == ["unmanage gone"])
    }
}

extension ObservedAccount.State {
    fileprivate static let all: [Self] = [.pendingActivation, .active, .suspended, .pendingClosure, .closed]
}
