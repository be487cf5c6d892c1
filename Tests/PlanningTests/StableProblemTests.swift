import Planning
import Testing

struct StableProblemTests {
    /// Of several changes that the provider cannot make, it is always the same that is shown.
    @Test func doNotDependOnTheOrderOfTags() throws {
        let names = (0..<30).map { "k\($0)" }
        let found = try (0..<30).map { shift in
            var tags: [String: String] = [:]
            tags.reserveCapacity(30 << (shift % 7))
            for name in names[shift...] + names[..<shift] { tags[name] = "v" }
            return try plan([spec("it", tags: tags)], [owned("it")], kinds: [.create]).diagnostics
        }
        #expect(Set(found).count == 1)
    }
}
