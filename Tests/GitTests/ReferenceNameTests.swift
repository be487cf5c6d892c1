import Git
import TestSupport
import Testing

/// Names that Swift takes for the same and Git does not.
@Suite struct ReferenceNameTests {
    /// The Kelvin sign means K, and is another byte.
    @Test(arguments: [Transport.path, .http])
    func `a branch that only looks like another is not taken for it`(by transport: Transport) async throws {
        try await withRemote(transport) { remote in
            let wanted = try await remote.repository.commit(["a": "1"], on: "PROD-K8S")
            let other = try await remote.repository.commit(["a": "2"], on: "elsewhere")
            let twin = "refs/heads/PROD-\u{212A}8S"
            try await Tool.git(remote.repository.path, "update-ref", twin, other.hex)
            let mirror = try remote.mirror()
            #expect(try await mirror.fetch(["PROD-K8S", "elsewhere"]) == ["PROD-K8S": wanted, "elsewhere": other])
            try await Tool.git(remote.repository.path, "update-ref", "-d", "refs/heads/PROD-K8S")
            #expect(try await mirror.fetch(["PROD-K8S"]) == [:])
        }
    }

    @Test func `a branch is noted without being brought here`() async throws {
        try await withRemote(.http) { remote in
            let main = try await remote.repository.commit(["a": "1"])
            let other = try await remote.repository.commit(["a": "2"], on: "other")
            let mirror = try remote.mirror()
            let tips = try await mirror.fetch(["main"], noting: ["other", "none"])
            #expect(tips.here == ["main": main])
            #expect(tips.noted == ["other": other])
            await #expect(throws: GitError.self) { _ = try await mirror.repository.commit(other) }
        }
    }
}
