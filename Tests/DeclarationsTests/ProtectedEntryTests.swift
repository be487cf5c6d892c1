import Declarations
import Planning
import Testing

/// A protection that no account can ever match protects nothing, and must not look as if it did.
struct ProtectedEntryTests {
    @Test(arguments: ["Log-Archive", "log_archive", "log archive", "accounts/Prod/audit.yaml", "\"\""])
    func whatIsNeitherKeyNorAccountIDIsRefused(_ entry: String) {
        #expect(policyProblems(smallestPolicy + "protected: [\(entry)]\n") == ["RV1009 3:13"])
    }
}
