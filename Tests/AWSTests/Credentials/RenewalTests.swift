import Foundation
import TestSupport
import Testing

@testable import AWS

/// Credentials that last an hour: renewed in the background from the 45th minute, before a request from the 50th.
@Suite(.timeLimit(.minutes(5))) struct RenewalTests {
    @Test func `credentials are got once and used until their window`() async throws {
        try await RoleWorld.with { world in
            try await world.expect("ASIA1")
            try await world.expect("ASIA1", after: .seconds(44 * 60))
            #expect(world.service.given == 1)
        }
    }

    @Test func `within 15 minutes of the end they are renewed while requests go on`() async throws {
        try await RoleWorld.with { world in
            try await world.ask()
            world.service.hold()
            // The request does not wait for what is held.
            try await world.expect("ASIA1", after: .seconds(46 * 60))
            world.service.letGo()
            await world.notices.wait(for: 2)
            try await world.expect("ASIA2")
            #expect(world.service.given == 2)
        }
    }

    @Test func `within 10 minutes of the end a request waits for new ones`() async throws {
        try await RoleWorld.with { world in
            try await world.ask()
            try await world.expect("ASIA2", after: .seconds(51 * 60))
        }
    }

    @Test func `old ones stay in use while renewing fails, up to their end`() async throws {
        try await RoleWorld.with { world in
            try await world.ask()
            world.service.refuseRoles(true)
            try await world.expect("ASIA1", after: .seconds(46 * 60))
            await world.notices.wait(for: 2)
            try await world.expect("ASIA1", after: .seconds(5 * 60))
            try await world.expect("ASIA1", after: .seconds(8 * 60))
            let tries = world.service.given
            // A failed try is not made again for each request.
            for _ in 1...5 { try await world.ask() }
            #expect(world.service.given == tries)
            let error = await #expect(throws: AWSError.self) { try await world.ask(after: .seconds(2 * 60)) }
            #expect(error?.kind == .credentialsUnavailable && error?.mayHaveTakenEffect == false)
            #expect(error?.message.contains("role arn:w could not be taken on") == true)
            world.service.refuseRoles(false)
            #expect(try await world.ask(after: .seconds(11))?.hasPrefix("ASIA") == true)
            #expect(world.service.signed.last != "ASIA1")
        }
    }

    @Test func `credentials of a quarter of an hour are not renewed for each request`() async throws {
        try await RoleWorld.with { world in
            world.service.give(for: 900)
            try await world.ask()
            for _ in 1...10 { try await world.ask(after: .seconds(60)) }
            #expect(world.service.given == 1)
            try await world.expect("ASIA2", after: .seconds(160))
        }
    }

    /// A clock that is an hour ahead of AWS's.
    @Test func `credentials that seem to have expired at once are used, and not asked for in a rush`() async throws {
        try await RoleWorld.with { world in
            world.service.give(for: -60)
            for _ in 1...5 { try await world.expect("ASIA1") }
            #expect(world.service.given == 1)
        }
    }

    @Test func `all who wait share one renewal`() async throws {
        try await RoleWorld.with { world in
            world.service.hold()
            let asking = (1...20).map { _ in Task { try await world.store.current() } }
            while await world.store.waiting < 20 { await Task.yield() }
            world.service.letGo()
            for task in asking {
                let found = try await task.value
                #expect(found.accessKeyID == "ASIA1")
            }
            #expect(world.service.given == 1)
        }
    }

    @Test func `who is cancelled waits no longer, and the others do not mind`() async throws {
        try await RoleWorld.with { world in
            world.service.hold()
            let (first, second) = (Task { try await world.store.current() }, Task { try await world.store.current() })
            while await world.store.waiting < 2 { await Task.yield() }
            first.cancel()
            await #expect(throws: CancellationError.self) { try await first.value }
            world.service.letGo()
            let found = try await second.value
            #expect(found.accessKeyID == "ASIA1")
        }
    }

    /// The window of a task's writes is not that of the credentials, which others wait for.
    @Test func `a closed window does not keep others from credentials`() async throws {
        try await RoleWorld.with { world in
            let closed = RequestWindow(closes: .now, longest: .seconds(30))
            let error = await #expect(throws: AWSError.self) {
                try await AWSClient.$window.withValue(closed) { _ = try await world.client.send(ListRoots()) }
            }
            #expect(error?.kind == .windowClosed)
            try await world.expect("ASIA1")
            #expect(world.service.given == 1)
        }
    }

    @Test func `what is told shows no secret`() async throws {
        try await RoleWorld.with { world in
            try await world.ask()
            world.service.refuseRoles(true)
            await world.client.reloadCredentials()
            #expect(world.notices.count == 2)
            for text in world.notices.texts {
                #expect(!text.contains("secret-") && !text.contains("token-"), "\(text)")
            }
        }
    }
}
