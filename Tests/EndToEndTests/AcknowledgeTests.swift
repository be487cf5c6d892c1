import TestSupport
import Testing

/// A force-push of the watched branch, and the ways on from there.
@Suite struct AcknowledgeTests {
    /// Puts the branch on another history with the same files, and one account more.
    private func rewrite(_ place: ApprovalPlace, _ more: [String: String] = [:]) async throws -> String {
        let gone = try await Tool.git(place.repository.remote, "rev-parse", "main")
        try await Tool.git(place.repository.folder, "checkout", "--quiet", "--orphan", "new")
        try await Tool.git(place.repository.folder, "commit", "--quiet", "--all", "--message", "Begin anew")
        try await Tool.git(place.repository.folder, "branch", "--quiet", "-M", "main")
        try await Tool.git(place.repository.folder, "push", "--quiet", "--force", place.repository.remote, "main")
        let files = ["accounts/Sandbox/wiki.yaml": "name: Wiki\nemail: wiki@example.com\n"]
        try await place.repository.commit(files.merging(more) { $1 })
        return gone
    }

    @Test func `it is held until an approver names the commit that is gone`() async throws {
        try await ApprovalPlace.withUnmanageWaiting { place in
            let gone = try await rewrite(place)
            let held = try await place.apply()
            #expect(held.code == 1)
            #expect(held.error.contains("error[RV2007]"))
            #expect(held.error.contains("reeve acknowledge \(gone)"))
            #expect(try await !place.repository.status("README.md").contains("wiki"))

            let other = try await place.reeve(
                "acknowledge", String(repeating: "a", count: 40), "--key", place.key("grace"))
            #expect(other.code == 1)
            #expect(other.error.contains("that is \(gone)"))
            let stranger = try await place.reeve("acknowledge", gone, "--key", place.key("mallory"))
            #expect(stranger.code == 1)
            #expect(stranger.error.contains("no approver in force"))
            #expect(try await place.apply().code == 1)

            let accepted = try await place.reeve("acknowledge", gone, "--key", place.key("grace"))
            #expect(accepted.code == 0, "\(accepted.error)")
            let applied = try await place.apply()
            #expect(applied.code == 3, "the unmanage still waits: \(applied.output)\(applied.error)")
            #expect(applied.output.contains("✓ create wiki applied"))
        }
    }

    @Test func `the branch itself may name it`() async throws {
        try await ApprovalPlace.withUnmanageWaiting { place in
            let gone = try await Tool.git(place.repository.remote, "rev-parse", "main")
            let policy = try place.policy(["grace"], "acknowledged: [\(gone)]\n")
            _ = try await rewrite(place, ["reeve.yaml": policy])
            let applied = try await place.apply()
            #expect(applied.code == 3, "\(applied.output)\(applied.error)")
            #expect(applied.output.contains("✓ create wiki applied"))
        }
    }
}
