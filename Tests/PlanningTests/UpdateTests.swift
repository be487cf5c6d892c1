import Planning
import Testing

/// Moves and updates: what is declared is brought about, what is not is left alone.
struct UpdateTests {
    @Test func everyFieldIsItsOwnEffect() throws {
        let plan = try plan(
            [spec("it", name: "New", ou: "Lab", tags: ["a": "2", "b": "1"])], [owned("it", ou: "Dev", tags: ["a": "1"])]
        )
        #expect(plan.lines == ["move it Dev to Lab", "rename it it to New", "tag it a 1 to 2", "tag it b - to 1"])
        #expect(plan.actions.map(\.kind) == [.move, .update])
        #expect(plan[.update]?.effects.map(\.digest) == plan[.update]?.effects.map(\.digest).sorted())
    }

    @Test func whatIsAsAskedIsSettled() throws {
        let plan = try plan([spec("it", tags: ["a": "1"])], [owned("it", tags: ["a": "1", "unknown": "x"])])
        #expect(plan.isEmpty)
        #expect(plan.isEmpty && plan.places.isEmpty)
    }

    @Test func aTagDeclaredWhenLastAppliedIsTakenAway() throws {
        let plan = try plan(
            [spec("it", tags: ["keep": "1"])], [owned("it", tags: ["keep": "1", "gone": "x", "theirs": "y"])],
            history: history([record("it", "111111111111", tags: ["keep": "1", "gone": "x"])]))
        #expect(plan.lines == ["tag it gone x to -"])
    }

    @Test func aTagDeclaredBeforeIsTakenAwayWhateverItsValueIsNow() throws {
        let plan = try plan(
            [spec("it")], [owned("it", tags: ["gone": "changed by hand"])],
            history: history([record("it", "111111111111", tags: ["gone": "x"])]))
        #expect(plan.lines == ["tag it gone changed by hand to -"])
    }

    @Test func aTagThatIsGoneAlreadyNeedsNothing() throws {
        let plan = try plan(
            [spec("it")], [owned("it")], history: history([record("it", "111111111111", tags: ["gone": "x"])]))
        #expect(plan.lines == [])
    }

    @Test func aTagThatWasNeverDeclaredIsLeftAlone() throws {
        let plan = try plan(
            [spec("it")], [owned("it", tags: ["theirs": "y", "aws:x": "z"])],
            history: history([record("it", "111111111111", tags: ["other": "x"])]))
        #expect(plan.lines == [])
    }

    @Test func theTagsOfAnotherKeysRecordAreNotThisAccounts() throws {
        let plan = try plan(
            [spec("it")], [owned("it", tags: ["a": "1"])], history: history([record("other", nil, tags: ["a": "1"])]))
        #expect(plan.lines == [])
    }

    @Test func ownerTagsAreNeverTakenAwayAsIfDeclared() throws {
        let plan = try plan(
            [spec("it")], [owned("it")],
            history: history([record("it", "111111111111", tags: ["reeve:owner": owner, "reeve:account": "it"])]))
        #expect(plan.lines == [])
    }

    @Test func aTagWithAnEmptyValueIsNotAnAbsentOne() throws {
        #expect(try plan([spec("it", tags: ["a": ""])], [owned("it")]).lines == ["tag it a - to "])
        #expect(try plan([spec("it", tags: ["a": ""])], [owned("it", tags: ["a": ""])]).lines == [])
    }

    @Test func aChangedEmailIsNeverACreateAndNotYetAnUpdate() throws {
        let plan = try plan([spec("it", name: "New", email: "new@example.com")], [owned("it")])
        #expect(plan.lines == [])
        #expect(plan.places == ["RV1010 accounts/Prod/it.yaml:2:8"])
    }

    @Test func theCaseOfAnEmailIsNoChange() throws {
        #expect(try plan([spec("it", email: "IT@Example.com")], [owned("it")]).lines == [])
    }

    @Test func aKindThatTheProviderCannotDoIsAnError() throws {
        let plan = try plan([spec("it", ou: "Lab"), spec("good")], [owned("it")], kinds: [.create])
        #expect(plan.lines == ["create good"])
        #expect(plan.diagnostics.map(\.code) == [.notYetApplied])
        #expect(Set(plan.problems.keys) == ["it"])
    }

    @Test(arguments: [
        ObservedAccount.State.suspended, .pendingClosure, .closed, .pendingActivation,
    ])
    func anAccountThatIsNotActiveIsLeftAlone(_ state: ObservedAccount.State) throws {
        let plan = try plan([spec("it", name: "New", ou: "Lab")], [owned("it", state: state)])
        #expect(plan.lines == [])
        #expect(plan.diagnostics.map(\.code) == [.accountNotActive])
        #expect(plan.diagnostics.first?.summary.contains(state.rawValue) == true)
    }
}
