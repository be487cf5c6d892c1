import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// The two commands of the README on a machine without a fitting Swift.
@Suite struct ScriptTests {
    private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// Runs a script with nothing on the path but a few tools, and this `swift`.
    private func run(_ script: String, swift: String?) async throws -> (code: Int32, error: String) {
        try await withTemporaryDirectory { folder in
            for tool in ["bash", "dirname", "sed", "head"] {
                try FileManager.default.createSymbolicLink(
                    atPath: "\(folder)/\(tool)", withDestinationPath: "\(Tool.path(tool))")
            }
            if let swift {
                let path = folder + "/swift"
                try "#!\(folder)/bash\necho '\(swift)'\n".write(toFile: path, atomically: true, encoding: .utf8)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            }
            let result = try await Subprocess.run(
                .path(FilePath("\(folder)/bash")), arguments: ["\(Self.project)/script/\(script)"],
                environment: .custom(["PATH": folder]), output: .discarded, error: .string(limit: 1 << 16))
            let code: Int32 = if case .exited(let code) = result.terminationStatus { code } else { -1 }
            return (code, result.standardError)
        }
    }

    @Test(arguments: ["demo", "test"]) func `without Swift, a script says how to get it, and stops`(
        _ script: String
    ) async throws {
        let result = try await run(script, swift: nil)
        #expect(result.code == 1)
        #expect(result.error.contains("Reeve needs a Swift toolchain, 6.2 or newer"))
        #expect(result.error.contains("https://www.swift.org/install/linux/"))
    }

    @Test(arguments: ["Swift version 5.10.1 (swift-5.10.1-RELEASE)", "Swift version 6.1 (swift-6.1-RELEASE)", "odd"])
    func `with too old a Swift, a script says so, and stops`(_ version: String) async throws {
        let result = try await run("test", swift: version)
        #expect(result.code == 1)
        #expect(result.error.contains("Reeve needs Swift 6.2 or newer"))
        #expect(result.error.contains("https://www.swift.org/install/linux/"))
    }
}
