import Foundation
import Subprocess
package import SystemPackage

/// A program that the tests need. A missing one fails the test.
package enum Tool {
    package struct Missing: Error, CustomStringConvertible {
        let name: String

        package init(name: String) { self.name = name }

        package var description: String { "'\(name)' is not installed: run ./script/bootstrap" }
    }

    package struct Failed: Error, CustomStringConvertible {
        package let description: String

        package init(description: String) { self.description = description }
    }

    package static func path(_ name: String) throws -> FilePath {
        let path = (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":/usr/sbin:/sbin"
        for folder in path.split(separator: ":") where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)")
        {
            return FilePath("\(folder)/\(name)")
        }
        throw Missing(name: name)
    }

    /// The built `reeve`: it stands next to the test bundle, which is the running program.
    package static func reeve() throws -> String {
        let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let path = folder.appendingPathComponent("reeve").path
        guard FileManager.default.isExecutableFile(atPath: path) else { throw Missing(name: path) }
        return path
    }

    /// The Python that has the packages of `script/requirements.txt`.
    package static func python() throws -> String {
        guard let path = ProcessInfo.processInfo.environment["REEVE_TEST_PYTHON"], !path.isEmpty else {
            return try "\(self.path("python3"))"
        }
        guard FileManager.default.isExecutableFile(atPath: path) else { throw Missing(name: path) }
        return path
    }

    /// Runs a program to its end, without the machine's or the user's Git configuration.
    /// - Throws: With what it wrote to standard error, if it fails.
    @discardableResult
    package static func run(_ name: String, _ arguments: [String], input: [UInt8] = []) async throws -> String {
        let result = try await Subprocess.run(
            .path(path(name)), arguments: Arguments(arguments),
            environment: .inherit.updating([
                "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "Ada",
                "GIT_AUTHOR_EMAIL": "ada@example.com", "GIT_COMMITTER_NAME": "Ada",
                "GIT_COMMITTER_EMAIL": "ada@example.com",
            ]),
            input: .fileDescriptor(try standardInput(input), closeAfterSpawningProcess: true),
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        guard result.terminationStatus.isSuccess else {
            throw Failed(
                description: "\(name) \(arguments.joined(separator: " ")): \(result.terminationStatus) "
                    + (result.standardError))
        }
        return String(
            (result.standardOutput).trimmingPrefix(while: \.isWhitespace).reversed()
                .trimmingPrefix(while: \.isWhitespace).reversed())
    }

    /// Bytes for a program's standard input, from a file that has no name any more.
    ///
    /// Down a pipe, a program that ends before it has read them all would end the tests: swift-subprocess stops with
    /// a fatal error then.
    package static func standardInput(_ bytes: [UInt8]) throws -> FileDescriptor {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        let file = try FileDescriptor.open(
            FilePath(path), .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
            permissions: .ownerReadWrite)
        try FileManager.default.removeItem(atPath: path)
        try file.writeAll(bytes)
        try file.seek(offset: 0, from: .start)
        return file
    }

    /// Runs `git` in a repository.
    @discardableResult
    package static func git(_ repository: String, _ arguments: String..., input: [UInt8] = []) async throws -> String {
        try await run("git", ["-C", repository] + arguments, input: input)
    }
}
