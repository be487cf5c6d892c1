import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// The daemon's disk fills up in the middle of its life, and somebody makes room again.
@Suite(.timeLimit(.minutes(5))) struct FullDiskTests {
    /// A daemon whose data lies on a small disk.
    private struct Place {
        var repository: UserRepository
        var simulator: SimulatorProcess
        /// The disk, as seen from outside of the daemon's mount namespace.
        var disk: String
        /// What the daemon says, to standard output and standard error.
        var lines: Lines

        func fill() async throws {
            // It ends with an error: that is the point of it.
            try await Tool.run("sh", ["-c", "cat /dev/zero > \"$1\" 2> /dev/null; true", "sh", disk + "/filler"])
        }

        func makeRoom() throws { try FileManager.default.removeItem(atPath: disk + "/filler") }

        /// The file that the folder is, to the kernel.
        func mirror() throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: disk + "/data/mirror.git")[.systemFileNumber] as? Int
        }

        /// Waits until it says that there is no room, and that this machine has to do with that.
        func expectNoSpace() async throws {
            try await lines.wait(for: "No space left on device")
            let said = lines.seen.last ?? ""
            #expect(said.contains("RV4001"), "\(said)")
            #expect(said.contains("what Git needs of this machine cannot be used"), "\(said)")
        }
    }

    private static func account(_ name: String, tags: String = "{}") -> String {
        "name: \(name)\nemail: \(name.lowercased())@example.com\ntags: \(tags)\n"
    }

    /// Runs a daemon, with a first account made, until `body` returns.
    private func withDaemon(
        _ arguments: [String], _ body: @escaping @Sendable (Place) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "0"]) { simulator in
                let repository = try await UserRepository(
                    in: folder,
                    [
                        "reeve.yaml": "version: 1\nowner: acme\n",
                        "accounts/Sandbox/search.yaml": Self.account("Search", tags: "{team: s}"),
                    ])
                try await repository.serve(in: folder)
                let disk = folder + "/disk"
                try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
                try await withWebServer(in: folder) { server in
                    let mount = "mount -t tmpfs -o size=2m tmpfs \"$1\" && shift && exec \"$@\" 2>&1"
                    let command = [
                        "--user", "--map-root-user", "--mount", "sh", "-c", mount, "sh", disk, try Tool.reeve(),
                        "daemon", "--repo", server.url + "/git/remote.git", "--data-dir", disk + "/data",
                        "--poll", "0.1", "--completion-interval", "0.1",
                    ]
                    let reeve = ReeveProcess(environment: simulator.environment, folder: folder)
                    let result = try await Subprocess.run(
                        .path(Tool.path("unshare")), arguments: Arguments(command + arguments),
                        environment: .custom(reeve.variables), workingDirectory: FilePath(folder), input: .none,
                        output: .sequence, error: .discarded
                    ) { process in
                        let (stream, said) = AsyncStream.makeStream(of: String.self)
                        let output = process.standardOutput
                        let reading = Task {
                            for try await line in output.strings() { said.yield(line) }
                            said.finish()
                        }
                        let lines = Lines(stream)
                        do {
                            try await lines.wait(for: "✓ create search applied")
                            try await lines.wait(for: "pass done")
                            let inside = "/proc/\(process.processIdentifier.value)/root"
                            let place = Place(
                                repository: repository, simulator: simulator, disk: inside + disk, lines: lines)
                            let mirror = try place.mirror()
                            try await body(place)
                            #expect(try place.mirror() == mirror, "the mirror was made anew")
                            try process.send(signal: .terminate)
                        } catch {
                            try process.send(signal: .kill)
                            throw error
                        }
                        await lines.rest()
                        _ = try? await reading.value
                    }
                    #expect(result.terminationStatus == .exited(0))
                }
            }
        }
    }

    @Test func `a fetch that has no room is told as such, and gone on with`() async throws {
        try await withDaemon([]) { place in
            try await place.fill()
            let noise = String(decoding: (0..<200_000).map { _ in UInt8.random(in: 97...122) }, as: UTF8.self)
            try await place.repository.commit([
                "noise": noise, "accounts/Sandbox/wiki.yaml": Self.account("Wiki"),
            ])
            try await place.expectNoSpace()
            #expect(try place.simulator.writes().count { $0 == "CreateAccount" } == 1)
            try place.makeRoom()
            try await place.lines.wait(for: "✓ create wiki applied")
            try await place.lines.wait(for: "status committed")
            #expect(try await place.repository.status("README.md").contains("| wiki |"))
            #expect(try place.simulator.writes().count { $0 == "CreateAccount" } == 2)
        }
    }

    @Test func `a lease that has no room is told as such, and nothing is written until it has`() async throws {
        try await withDaemon(["--resync", "0.5"]) { place in
            try await place.fill()
            let writes = try place.simulator.writes()
            let retag = """
                import boto3
                client = boto3.client("organizations", region_name="us-east-1")
                [found] = [a["Id"] for a in client.list_accounts()["Accounts"] if a["Name"] == "Search"]
                client.tag_resource(ResourceId=found, Tags=[{"Key": "team", "Value": "by-hand"}])
                """
            let environment = place.simulator.environment.map { "\($0)=\($1)" }
            try await Tool.run("env", environment + [try Tool.python(), "-c", retag])
            try await place.expectNoSpace()
            #expect(try place.simulator.writes() == writes + ["TagResource"])
            try place.makeRoom()
            try await place.lines.wait(for: "✓ update search tags.team applied")
            try await place.lines.wait(for: "status committed")
            #expect(try await place.repository.status("accounts/search.yaml").contains(#"phase: "Ready""#))
        }
    }
}
