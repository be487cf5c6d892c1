import Declarations
import Planning
import Testing

/// The way out of an empty file is that file's own.
struct EmptyFileHintTests {
    @Test func ofAnAccount() {
        #expect(declare(["accounts/Prod/it.yaml": ""]).diagnostics.first?.hint == "'name' and 'email' are required")
    }

    @Test func ofThePolicy() {
        let declared = declare(["accounts/Prod/it.yaml": account("it")], policy: "")
        #expect(declared.diagnostics.first?.hint == "'version' and 'owner' are required")
    }

    @Test func ofDefaults() {
        let declared = declare(["accounts/Prod/_defaults.yaml": "", "accounts/Prod/it.yaml": account("it")])
        #expect(declared.diagnostics.first?.hint == "write 'tags' or 'request' in it, or remove it")
    }
}
