import Planning
import Testing

struct CloseTests {
    @Test func followsTheWordInTheFile() throws {
        let plan = try plan([spec("it", state: .closed)], [owned("it")])
        #expect(plan.lines == ["close it"])
        #expect(plan[.close]?.position == SourcePosition(file: "accounts/Prod/it.yaml", line: 4, column: 8))
        #expect(gate(plan).heldBack == ["close it: needs approval"])
    }

    @Test func nothingElseIsChangedOnTheWay() throws {
        let plan = try plan([spec("it", name: "New", ou: "Lab", tags: ["a": "b"], state: .closed)], [owned("it")])
        #expect(plan.lines == ["close it"])
    }

    @Test(arguments: [ObservedAccount.State.suspended, .pendingClosure, .closed])
    func whatIsClosedStaysSo(_ state: ObservedAccount.State) throws {
        let plan = try plan([spec("it", state: .closed)], [owned("it", state: state)])
        #expect(plan.isEmpty)
        #expect(plan.diagnostics == [])
        #expect(plan.isEmpty && plan.places.isEmpty)
    }

    @Test func aClosedAccountThatIsNowhereIsNotMade() throws {
        #expect(try plan([spec("it", state: .closed)], []).lines == [])
    }

    @Test func anAccountThatIsNotOursIsAdoptedFirst() throws {
        let plan = try plan(
            [spec("it", accountID: "222222222222", state: .closed)], [account("222222222222", email: "it@example.com")])
        #expect(plan.lines == ["adopt it 222222222222 by ID"])
    }
}
