import Testing

@testable import reeve

struct SSHSignatureTests {
    /// `ssh-keygen` ends before it has read what was to be verified; that must not end Reeve.
    @Test func aSignatureThatIsNoneIsRefusedHoweverLongTheMessage() async throws {
        let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKKnZBqEa3HsWEpFUAIcUzsaZuSO8hjNz2D1mBwWWBSQ"
        for size in [0, 1 << 20] {
            let verified = try await SSHSignature.verify(
                Array(repeating: 0x61, count: size), signature: Array("no signature".utf8),
                principal: "ada@example.com", key: key)
            #expect(verified == false)
        }
    }
}
