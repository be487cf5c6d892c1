import Declarations
import Planning
import Testing

/// A key that two files claim is nobody's, whether or not both can be read, and in whichever order they are.
struct DuplicateKeyOfBrokenFileTests {
    @Test(arguments: [
        ("accounts/A/it.yaml", "accounts/B/it.yaml"), ("accounts/B/it.yaml", "accounts/A/it.yaml"),
        ("accounts/A/it.yaml", "accounts/A/it.yml"),
    ])
    func bothAreQuarantined(_ good: String, _ broken: String) {
        let declared = declare([good: account("it"), broken: "name: [\n", "accounts/A/good.yaml": account("good")])
        #expect(declared.read == ["good"])
        #expect(declared.quarantinedFiles == [good, broken].sorted())
        #expect(declared.codes.contains("RV1013"))
    }
}
