import Declarations
import Planning
import Testing

/// However much is wrong with a file, every problem is reported with its own line.
struct ManyProblemsTests {
    @Test func ofOneFileAreAllReported() {
        let lines = (0..<9000).map { "k\($0):\n" }.joined()
        let declared = declare(["accounts/Prod/it.yaml": lines])
        #expect(declared.codes.count == 9002)
        #expect(declared.diagnostics.last?.source?.line == "k8999:")
    }
}
