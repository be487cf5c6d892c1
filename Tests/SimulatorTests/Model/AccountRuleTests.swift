import Foundation
import Testing

@testable import Simulator

struct AccountRuleTests {
    @Test func aMoveNeedsTheRightSource() throws {
        var fixture = Fixture()
        let (root, sandbox, security) = (fixture.root, fixture.unit("Sandbox"), fixture.unit("Security"))
        let missing = "ou-exam-00000000"

        #expect(fixture.error { try $0.move(account: "999999999999", from: root, to: sandbox) } == .accountNotFound)
        #expect(
            fixture.error { try $0.move(account: "432109876543", from: security, to: sandbox) }
                == .sourceParentNotFound)
        #expect(
            fixture.error { try $0.move(account: "432109876543", from: missing, to: sandbox) }
                == .sourceParentNotFound)
        #expect(
            fixture.error { try $0.move(account: "432109876543", from: root, to: missing) }
                == .destinationParentNotFound)

        try fixture.organization.move(account: "432109876543", from: root, to: sandbox)
        #expect(try fixture.organization.parent(of: "432109876543") == sandbox)
    }

    @Test func aMoveThatIsRepeatedIsADuplicate() throws {
        var fixture = Fixture()
        let (root, sandbox) = (fixture.root, fixture.unit("Sandbox"))
        try fixture.organization.move(account: "432109876543", from: root, to: sandbox)

        #expect(
            fixture.error { try $0.move(account: "432109876543", from: root, to: sandbox) } == .duplicateAccount)
        #expect(
            fixture.error { try $0.move(account: "432109876543", from: sandbox, to: sandbox) } == .duplicateAccount)
    }

    @Test func aClosurePassesThroughItsStates() throws {
        var fixture = Fixture()
        let start = Fixture.start
        try fixture.organization.close(account: "543210987654", at: start, taking: 60)

        let account = try fixture.organization.account("543210987654")
        #expect(account.state(at: start) == .pendingClosure)
        #expect(account.state(at: start + 59).status == "PENDING_CLOSURE")
        #expect(account.state(at: start + 60) == .closed)
        #expect(account.state(at: start + 60).status == "SUSPENDED")
    }

    @Test func anAccountIsClosedOnce() throws {
        var fixture = Fixture()
        try fixture.organization.close(account: "543210987654", at: Fixture.start, taking: 60)

        for seconds in [0.0, 120] {
            let error = fixture.error {
                try $0.close(account: "543210987654", at: Fixture.start + seconds, taking: 60)
            }
            #expect(error == .accountAlreadyClosed)
        }
    }

    @Test func theManagementAccountIsNotClosed() {
        var fixture = Fixture()
        let error = fixture.error { try $0.close(account: "123456789012", at: Fixture.start, taking: 0) }
        #expect(error?.code == "ConstraintViolationException")
        #expect(error?.reason == "CANNOT_CLOSE_MANAGEMENT_ACCOUNT")
    }

    @Test func whatIsNotThereIsNotFound() {
        var fixture = Fixture()
        #expect(
            fixture.error { try $0.close(account: "999999999999", at: Fixture.start, taking: 0) } == .accountNotFound)
        #expect(fixture.error { try $0.rename(account: "999999999999", to: "New") } == .accountNotFound)
        #expect(fixture.error { _ = try $0.parent(of: "999999999999") } == .childNotFound)
    }
}
