import Declarations
import Planning
import Testing

/// A value that cannot be read is not one that is absent (law 3): an account whose ID the status branch seems
/// not to know would be made again.
struct HalfReadRecordTests {
    private let digest = String(repeating: "a", count: 64)

    @Test(arguments: [
        "accountId: \"1234\"", "accountId: ~", "state: \"UNHEARD_OF\"", "settledAt: \"9d02e17\"",
        "createRequest: \"car-1\"", "createUnanswered: \"lately\"", "createEffect: \"DIGEST\"",
        "createRequest: \"car-1\"\ncreateEffect: \"short\"",
        "stalled: \"r\"", "stalled:\n  short: \"r\"", "tags: \"a\"", "tags:\n  a: [b]",
        "tags:\n  a: {b: c}", "name: ~",
    ])
    func throwsRatherThanLeaveItOut(_ lines: String) throws {
        let text = "phase: \"Ready\"\n" + lines.replacing("DIGEST", with: digest) + "\n"
        let key = try #require(AccountKey("it"))
        let error = #expect(throws: Diagnostic.self) {
            try AccountRecordFile.parse(Array(text.utf8), key: key, path: "accounts/it.yaml")
        }
        #expect(error?.code == .statusUnreadable)
    }
}
