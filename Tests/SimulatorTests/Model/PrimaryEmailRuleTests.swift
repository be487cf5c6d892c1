import Foundation
import OrderedCollections
import Testing

@testable import Simulator

struct PrimaryEmailRuleTests {
    private let lake = "432109876543"
    private let new = "aws+lake@example.com"
    private var cloud: Cloud

    init() {
        let management = ManagementAccount(id: "123456789012")
        cloud = Cloud(management: management, at: Fixture.start, seed: 1)
        cloud.organization = Fixture().organization
    }

    /// Starts an update and gives the code that was sent.
    private mutating func start(
        _ email: String? = nil, account: String? = nil, after seconds: TimeInterval = 0
    ) throws -> String {
        let (account, email) = (account ?? lake, email ?? new)
        try cloud.startPrimaryEmailUpdate(of: account, to: email, at: Fixture.start + seconds)
        let mail = cloud.takeMail()
        #expect(mail.map(\.email) == [email])
        #expect(mail.map(\.accountID) == [account])
        return try #require(mail.first?.code)
    }

    private mutating func accept(_ code: String, _ email: String? = nil, after seconds: TimeInterval = 0) throws {
        try cloud.acceptPrimaryEmailUpdate(
            of: lake, to: email ?? new, code: code, at: Fixture.start + seconds)
    }

    /// The error that an attempt throws.
    private mutating func error(of attempt: (inout Self) throws -> Void) -> AWSError? {
        var copy = self
        do {
            try attempt(&copy)
            return nil
        } catch {
            return error as? AWSError
        }
    }

    @Test mutating func theCodeChangesTheAddress() throws {
        let code = try start()
        #expect(code.count == 6)
        #expect(code.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) })
        #expect(cloud.organization?.accounts[lake]?.email == "aws+data-lake@example.com")

        try accept(code, "AWS+Lake@example.com")
        #expect(cloud.organization?.accounts[lake]?.email == new)
        // It is good once.
        #expect(error { try $0.accept(code) }?.code == "ResourceNotFoundException")
    }

    @Test mutating func withoutAStartThereIsNothingToAccept() {
        let error = error { try $0.accept("AB12CD") }
        #expect(error?.code == "ResourceNotFoundException")
        #expect(error?.status == 404)
    }

    @Test mutating func anotherCodeOrAddressIsRefused() throws {
        let code = try start()
        let wrong = error { try $0.accept(code == "AB12CD" ? "AB12CE" : "AB12CD") }
        #expect(wrong?.code == "ValidationException")
        #expect(wrong?.fields.map(\.name) == ["Otp"])
        let other = error { try $0.accept(code, "aws+other@example.com") }
        #expect(other?.code == "ValidationException")
        #expect(other?.fields.map(\.name) == ["PrimaryEmail"])
        try accept(code)
    }

    @Test mutating func aCodeExpires() throws {
        let code = try start()
        #expect(error { try $0.accept(code, after: 900) }?.fields.map(\.name) == ["Otp"])
        try accept(code, after: 899)
    }

    @Test mutating func aSecondStartMakesTheFirstCodeBad() throws {
        let first = try start()
        let second = try start()
        #expect(error { try $0.accept(first) }?.code == "ValidationException")
        try accept(second)
    }

    @Test(arguments: ["aws+audit@example.com", "AWS+Audit@Example.COM", "aws@example.com", "aws+data-lake@example.com"])
    mutating func anAddressInUseIsAConflict(email: String) {
        let error = error { _ = try $0.start(email) }
        #expect(error?.code == "ConflictException")
        #expect(error?.status == 409)
    }

    @Test mutating func aClosedAccountKeepsItsAddress() throws {
        try cloud.organization?.close(account: "543210987654", at: Fixture.start, taking: 0)
        #expect(error { _ = try $0.start("AWS+build-farm@example.com", after: 60) }?.code == "ConflictException")
    }

    @Test mutating func anAccountBeingMadeHasItsAddressAlready() throws {
        _ = try cloud.organization?.createAccount(
            named: "New", email: "AWS+Lake@example.com", at: Fixture.start,
            on: AccountCreation.Terms(duration: 300))
        #expect(error { _ = try $0.start(after: 60) }?.code == "ConflictException")
    }

    @Test mutating func anAddressTakenSinceTheStartIsAConflict() throws {
        let code = try start()
        _ = try cloud.organization?.createAccount(
            named: "New", email: new, at: Fixture.start + 1, on: AccountCreation.Terms())
        #expect(error { try $0.accept(code, after: 2) }?.code == "ConflictException")
    }

    @Test mutating func theOldAddressIsFreeAgain() throws {
        let code = try start()
        try accept(code)
        _ = try start("aws+data-lake@example.com", account: "321098765432")
    }

    @Test(arguments: [
        ".dot@example.com", "two@@example.com", "a b@example.com", "lake@example", "a\u{1B}b@example.com",
    ])
    mutating func anAddressAgainstTheRulesIsInvalid(email: String) {
        let error = error { _ = try $0.start(email) }
        #expect(error?.code == "ValidationException")
        #expect(error?.fields.map(\.name) == ["PrimaryEmail"])
    }

    @Test mutating func threeStartsInThirtySecondsAreEnough() throws {
        for second in [0, 10, 20] {
            _ = try start("aws+\(second)@example.com", after: TimeInterval(second))
        }
        let error = error { _ = try $0.start(after: 29) }
        #expect(error?.code == "TooManyRequestsException")
        #expect(error?.status == 429)
        // The quota is the account's.
        _ = try start("aws+other@example.com", account: "321098765432", after: 29)
        _ = try start(after: 30)
        #expect(self.error { _ = try $0.start(after: 31) }?.code == "TooManyRequestsException")
    }

    @Test mutating func anAcceptanceDoesNotResetTheQuota() throws {
        for _ in 1...2 { _ = try start() }
        let code = try start()
        try accept(code)
        #expect(error { _ = try $0.start("aws+more@example.com") }?.code == "TooManyRequestsException")
    }

    @Test mutating func aClosedAccountIsLeftAlone() throws {
        try cloud.organization?.close(account: lake, at: Fixture.start, taking: 60)
        #expect(error { _ = try $0.start(after: 1) }?.code == "ConflictException")
    }

    @Test mutating func codesFollowTheSeed() throws {
        var other = Self()
        #expect(try start() == other.start())
    }
}
