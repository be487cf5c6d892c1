import Foundation
import TestSupport

/// A stand-in for Reeve's own repository, with the scripts of this one, and for the compiler: what it "builds" is the
/// `reeve` under test.
struct ReeveSource: Sendable {
    /// What a job is told of it.
    let environment: [String: String]
    /// What the compiler was asked for.
    let builds: String

    init(in folder: String) async throws {
        let source = folder + "/reeve.git"
        let tools = folder + "/tools"
        builds = folder + "/builds"
        for path in [source, tools] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../..").standardized.path
        try FileManager.default.copyItem(atPath: project + "/script", toPath: source + "/script")
        try await Tool.git(source, "init", "--quiet", "--initial-branch=main")
        try await Tool.git(source, "add", "--all")
        try await Tool.git(source, "commit", "--quiet", "--message", "Reeve")
        let compiler = """
            #!/bin/bash
            set -eu
            if [ "$1" != build ]; then exec '\(try Tool.path("swift"))' "$@"; fi
            echo "$*" >> '\(builds)'
            mkdir -p "$3/.build/release"
            ln -s '\(try Tool.reeve())' "$3/.build/release/reeve"

            """
        try compiler.write(toFile: tools + "/swift", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tools + "/swift")
        environment = [
            "REEVE_SOURCE": source, "REEVE_COMMIT": try await Tool.git(source, "rev-parse", "HEAD"),
            "PATH": tools + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? ""),
        ]
    }

    /// Puts the binary where a forge's cache restores it.
    static func restoreCache(in clone: String) throws {
        try FileManager.default.createDirectory(atPath: clone + "/.reeve", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: clone + "/.reeve/reeve", withDestinationPath: try Tool.reeve())
    }
}
