import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// `./script/soak`, which docs/testing.md describes: `script/test` runs a short sample of it after the tests.
@Suite struct SoakTests {
    private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// A harness that never fails shows nothing.
    @Test func `a point that is not reached fails`() async throws {
        let result = try await soak("crash", "--brief", "--point", "aws:100000:before", "--kept", "--lease-ttl", "6")
        #expect(result.code == 1)
        #expect(result.output.contains("the process never came to this point"), "\(result.output)\(result.error)")
        #expect(result.output.contains("replay: ./script/soak crash --point aws:100000:before --kept"))
    }

    private func soak(_ arguments: String...) async throws -> (code: Int32, output: String, error: String) {
        let result = try await Subprocess.run(
            .path(FilePath(Self.project + "/script/soak")),
            arguments: Arguments(arguments + ["--reeve", try Tool.reeve()]),
            environment: .inherit.updating(["REEVE_TEST_PYTHON": try Tool.python()]), output: .string(limit: 1 << 22),
            error: .string(limit: 1 << 20))
        let code: Int32 = if case .exited(let code) = result.terminationStatus { code } else { -1 }
        return (code, result.standardOutput, result.standardError)
    }
}
