import TestSupport
import Testing

@testable import AWS

@Suite(.timeLimit(.minutes(5))) struct RefusedCredentialsTests {
    @Test(arguments: ["ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException"])
    func `credentials that AWS does not know are renewed, and the request sent once more`(_ code: String) async throws {
        try await RoleWorld.with { world in
            try await world.ask()
            world.service.refuse("ASIA1", as: code)
            try await world.expect("ASIA2", after: .seconds(11))
            #expect(world.service.signed == ["ASIA1", "ASIA1", "ASIA2"])
        }
    }

    @Test func `once: what is refused again is an error`() async throws {
        try await RoleWorld.with { world in
            try await world.ask()
            world.service.refuse("ASIA1")
            world.service.refuse("ASIA2")
            let error = await #expect(throws: AWSError.self) { try await world.ask(after: .seconds(11)) }
            #expect(error?.kind == .credentialsRejected)
            #expect(world.service.signed == ["ASIA1", "ASIA1", "ASIA2"])
            #expect(world.service.given == 2)
        }
    }

    @Test func `credentials that are new are not asked for again in a rush`() async throws {
        try await RoleWorld.with { world in
            world.service.refuse("ASIA1")
            for _ in 1...3 { await #expect(throws: AWSError.self) { try await world.ask() } }
            #expect(world.service.given == 1)
        }
    }

    @Test func `a signature that does not match is not tried with others`() async throws {
        try await RoleWorld.with { world in
            try await world.ask()
            world.service.refuse("ASIA1", as: "SignatureDoesNotMatch")
            await #expect(throws: AWSError.self) { try await world.ask(after: .seconds(11)) }
            #expect(world.service.given == 1)
        }
    }

    /// A create has no idempotency token: nothing but a refused signature lets it be sent again.
    @Test func `a create that was refused for its credentials is sent again, and has been made once`() async throws {
        try await RoleWorld.with { world in
            try await world.ask()
            world.service.refuse("ASIA1")
            world.clock.advance(by: .seconds(11))
            // The answer is no create's; what counts is who asked.
            _ = try? await world.client.send(CreateAccount(accountName: "A", email: "a@example.com", tags: []))
            #expect(world.service.signed == ["ASIA1", "ASIA1", "ASIA2"])
        }
    }

    @Test func `keys that are given outright are not renewed`() async throws {
        let answers = PreparedAnswers([.refusal("ExpiredTokenException")])
        let error = await #expect(throws: AWSError.self) {
            _ = try await AWSClient.limited(answers, clock: ContinuousClock()).send(ListRoots())
        }
        #expect(error?.kind == .credentialsRejected)
        #expect(answers.requests == 1)
    }
}
