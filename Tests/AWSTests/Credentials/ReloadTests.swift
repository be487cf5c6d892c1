import Foundation
import TestSupport
import Testing

@testable import AWS

@Suite(.timeLimit(.minutes(5))) struct ReloadTests {
    private static func profile(_ key: String) -> String {
        "[default]\naws_access_key_id = \(key)\naws_secret_access_key = s\n"
    }

    private func withProfile(_ body: @escaping @Sendable (RoleWorld) async throws -> Void) async throws {
        try await RoleWorld.with(credentials: Self.profile("AKIA1")) { try await body($0) }
    }

    @Test func `a reload gets new ones at once`() async throws {
        try await RoleWorld.with { world in
            try await world.expect("ASIA1")
            await world.client.reloadCredentials()
            try await world.expect("ASIA2")
        }
    }

    @Test func `a reload that fails keeps the old ones, tells of it, and is tried again`() async throws {
        try await RoleWorld.with { world in
            try await world.ask()
            world.service.refuseRoles(true)
            await world.client.reloadCredentials()
            #expect(world.notices.texts.last?.contains("keepsOld: true") == true)
            try await world.expect("ASIA1")
            #expect(world.service.given == 2)
            world.service.refuseRoles(false)
            try await world.expect("ASIA3", after: .seconds(11))
        }
    }

    /// What was under way when it was asked for may have read the old file.
    @Test func `a reload does not count what had begun before it`() async throws {
        try await RoleWorld.with { world in
            world.service.hold()
            let first = Task { try await world.store.current() }
            while await world.store.waiting < 1 { await Task.yield() }
            let reload = Task { await world.store.reload() }
            while await world.store.waiting < 2 { await Task.yield() }
            world.service.letGo()
            await reload.value
            let (old, new) = try await (first.value, world.store.current())
            #expect(old.accessKeyID == "ASIA1" && new.accessKeyID == "ASIA2")
        }
    }

    @Test func `a token file with another content is noticed within seconds`() async throws {
        try await RoleWorld.with { world in
            try await world.ask()
            try world.place.write("token", "another")
            try await world.expect("ASIA1", after: .seconds(4))
            try await world.expect("ASIA1", after: .seconds(1))
            try await world.expect("ASIA2", after: .seconds(1))
            try await world.expect("ASIA2", after: .seconds(6))
        }
    }

    @Test func `a link that leads elsewhere is noticed`() async throws {
        try await RoleWorld.with { world in
            try await world.ask()
            let other = try world.place.write("other", "one")
            let file = world.place.folder + "/token"
            try FileManager.default.removeItem(atPath: file)
            try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: other)
            try await world.expectSoon("ASIA2")
        }
    }

    @Test func `new keys in the credentials file are used`() async throws {
        try await withProfile { world in
            try await world.expect("AKIA1")
            try world.place.write("credentials", Self.profile("AKIA2"))
            try await world.expectSoon("AKIA2")
        }
    }

    @Test func `a file that is half written is not read`() async throws {
        try await withProfile { world in
            try await world.ask()
            let whole = Self.profile("AKIA2")
            for text in ["", String(whole.prefix(30)), String(whole.dropLast(10)), String(whole.dropLast(1)), whole] {
                try world.place.write("credentials", text)
                try await world.expect("AKIA1", after: text.isEmpty ? .seconds(6) : .seconds(1))
            }
            try await world.expect("AKIA2", after: .seconds(1))
            #expect(!world.notices.texts.contains { $0.contains("failed") })
        }
    }

    @Test func `a file that stays half written costs nothing, and its rest is read`() async throws {
        try await withProfile { world in
            try await world.ask()
            try world.place.write("credentials", "[default]\naws_access_key_id = AKIA2\n")
            try await world.expectSoon("AKIA1")
            #expect(world.notices.texts.last?.contains("no 'aws_secret_access_key'") == true)
            try world.place.write("credentials", Self.profile("AKIA2"))
            try await world.expectSoon("AKIA2")
        }
    }

    /// The container's credentials are another role's; what an empty file means is that someone writes it.
    @Test func `a source that is no longer set gives way to no implied one, unless it is asked for`() async throws {
        try await withProfile { world in
            try await world.ask()
            try world.place.write("credentials", "")
            try await world.expectSoon("AKIA1")
            #expect(world.notices.texts.last?.contains("profile 'default' is no longer set") == true)
            try await world.expect("AKIA1", after: .seconds(60))
            await world.client.reloadCredentials()
            try await world.expect("ASIACONTAINER")
        }
    }

    @Test func `what was read while a file changed does not count`() async throws {
        try await RoleWorld.with { world in
            _ = try await world.store.current()
            world.service.hold()
            let reload = Task { await world.store.reload() }
            while await world.store.waiting < 1 { await Task.yield() }
            try world.place.write("token", "another")
            world.service.letGo()
            await reload.value
            #expect(world.notices.texts.last?.contains("changed while they were read") == true)
            #expect(try await world.store.current().accessKeyID == "ASIA1")
            world.clock.advance(by: .seconds(11))
            #expect(try await world.store.current().accessKeyID == "ASIA3")
        }
    }

    @Test func `a file that comes later is noticed`() async throws {
        try await withProfile { world in
            try FileManager.default.removeItem(atPath: world.place.folder + "/config")
            try await world.ask()
            try world.place.write("config", "[default]\nrole_arn = arn:r\nsource_profile = default\n")
            try await world.expectSoon("ASIA1")
        }
    }
}
