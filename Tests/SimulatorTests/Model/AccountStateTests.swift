import Foundation
import Testing

@testable import Simulator

struct AccountStateTests {
    private let lake = "432109876543"

    @Test(arguments: Account.State.allCases)
    func anAccountStaysInTheStateItIsPutInto(state: Account.State) throws {
        var fixture = Fixture()
        try fixture.organization.set(state, of: lake)
        for seconds in [0, 1000.0] {
            #expect(try fixture.organization.account(lake).state(at: Fixture.start + seconds) == state)
        }
    }

    @Test func activeTakesAClosureBack() throws {
        var fixture = Fixture()
        try fixture.organization.close(account: lake, at: Fixture.start, taking: 10)
        try fixture.organization.set(.active, of: lake)
        #expect(try fixture.organization.account(lake).state(at: Fixture.start + 20) == .active)
        try fixture.organization.close(account: lake, at: Fixture.start, taking: 10)
        #expect(try fixture.organization.account(lake).state(at: Fixture.start + 20) == .closed)
    }

    @Test(arguments: [Account.State.pendingClosure, .closed])
    func whatIsPutIntoAClosureIsNotClosedAgain(state: Account.State) throws {
        var fixture = Fixture()
        try fixture.organization.set(state, of: lake)
        let error = fixture.error { try $0.close(account: lake, at: Fixture.start, taking: 10) }
        #expect(error == .accountAlreadyClosed)
    }

    @Test(arguments: [Account.State.pendingActivation, .suspended])
    func aClosureEndsTheStateAnAccountWasPutInto(state: Account.State) throws {
        var fixture = Fixture()
        try fixture.organization.set(state, of: lake)
        try fixture.organization.close(account: lake, at: Fixture.start, taking: 10)
        #expect(try fixture.organization.account(lake).state(at: Fixture.start) == .pendingClosure)
    }

    @Test func theOlderMemberHasThreeNames() {
        let older = Account.State.allCases.map(\.status)
        #expect(older == ["SUSPENDED", "ACTIVE", "SUSPENDED", "PENDING_CLOSURE", "SUSPENDED"])
    }

    @Test func anAccountThatIsNotThereIsNotFound() {
        var fixture = Fixture()
        let error = fixture.error { try $0.set(.closed, of: "999999999999") }
        #expect(error == .accountNotFound)
    }
}
