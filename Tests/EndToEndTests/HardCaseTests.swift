import Foundation
import TestSupport
import Testing

/// What becomes of remotes in the hands of people.
@Suite struct HardCaseTests {
    private struct Place: Sendable {
        var reeve: ReeveProcess
        var repository: UserRepository
        var simulator: SimulatorProcess

        func apply() async throws -> ReeveProcess.Result { try await reeve("apply", "--completion-interval", "0.1") }

        func creates() throws -> Int { try simulator.writes().count { $0 == "CreateAccount" } }
    }

    private static func account(_ name: String) -> String {
        "name: \(name)\nemail: \(name.lowercased())@example.com\n"
    }

    private func place(_ body: @escaping @Sendable (Place) async throws -> Void) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder) { simulator in
                let repository = try await UserRepository(
                    in: folder,
                    [
                        "reeve.yaml": "version: 1\nowner: acme\n",
                        "accounts/Sandbox/search.yaml": Self.account("Search"),
                    ])
                let environment = simulator.environment.merging(["REEVE_REPO": repository.remote]) { _, new in new }
                try await body(
                    Place(
                        reeve: ReeveProcess(environment: environment, folder: folder), repository: repository,
                        simulator: simulator))
            }
        }
    }

    @Test(arguments: [["main"], ["main", "reeve/status"]])
    func `a branch that is gone is no empty one`(_ gone: [String]) async throws {
        try await place { place in
            #expect(try await place.apply().code == 0)
            let writes = try place.simulator.writes().count
            for branch in gone { try await Tool.git(place.repository.remote, "branch", "--quiet", "-D", branch) }
            let result = try await place.apply()
            #expect(result.code == 1)
            #expect(result.error.contains("error[RV4002]"), "\(result.error)")
            #expect(try place.simulator.writes().count == writes)

            try await Tool.git(place.repository.folder, "push", "--quiet", place.repository.remote, "main")
            #expect(try await place.apply().code == 0)
            #expect(try place.creates() == 1)
        }
    }

    @Test func `a status branch that was put back makes nothing twice`() async throws {
        try await place { place in
            #expect(try await place.apply().code == 0)
            let before = try await Tool.git(place.repository.remote, "rev-parse", "reeve/status")
            try await place.repository.commit(["accounts/Sandbox/wiki.yaml": Self.account("Wiki")])
            #expect(try await place.apply().code == 0)
            try await Tool.git(place.repository.remote, "update-ref", "refs/heads/reeve/status", before)

            let result = try await place.apply()
            #expect(result.code == 0, "\(result.output)\(result.error)")
            #expect(try place.creates() == 2)
            let log = try await Tool.git(place.repository.remote, "merge-base", "--is-ancestor", before, "reeve/status")
            #expect(log.isEmpty)
            #expect(try await place.repository.status("README.md").contains("| wiki |"))
        }
    }

    @Test func `a status branch that is gone is made anew, and nothing twice`() async throws {
        try await place { place in
            #expect(try await place.apply().code == 0)
            try await Tool.git(place.repository.remote, "branch", "--quiet", "-D", "reeve/status")
            try await place.repository.commit([
                "accounts/Sandbox/search.yaml": Self.account("Search") + "tags: {team: s}\n",
                "accounts/Sandbox/wiki.yaml": Self.account("Wiki"),
            ])
            let result = try await place.apply()
            #expect(result.code == 0, "\(result.output)\(result.error)")
            #expect(result.output.contains("✓ update search tags.team applied"), "\(result.output)")
            #expect(try place.creates() == 2)
            for key in ["search", "wiki"] {
                #expect(try await place.repository.status("accounts/\(key).yaml").contains(#"phase: "Ready""#))
            }
        }
    }

    @Test func `a hook that refuses status stops every write, and is quoted`() async throws {
        try await place { place in
            let hook = place.repository.remote + "/hooks/update"
            try """
            #!/bin/sh
            case "$1" in refs/heads/reeve/*) echo "GH006: Protected branch update failed" >&2; exit 1;; esac
            """.write(toFile: hook, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook)
            let folder = place.reeve.folder
            try await withWebServer(in: folder) { server in
                let git = folder + "/git"
                try FileManager.default.createDirectory(atPath: git, withIntermediateDirectories: true)
                try FileManager.default.createSymbolicLink(
                    atPath: git + "/remote.git", withDestinationPath: place.repository.remote)
                try await Tool.git(place.repository.remote, "config", "http.receivepack", "true")
                let result = try await place.reeve(
                    "apply", "--repo", server.url + "/git/remote.git", "--completion-interval", "0.1")
                #expect(result.code == 1)
                #expect(result.error.contains("error[RV4005]"), "\(result.error)")
                #expect(result.error.contains("GH006: Protected branch update failed"), "\(result.error)")
                #expect(try place.simulator.writes() == [])
            }
        }
    }

    /// A disk of a few pages, in a mount namespace of its own.
    @Test func `a full disk is told as such, and costs nothing`() async throws {
        try await place { place in
            let noise = String(decoding: (0..<200_000).map { _ in UInt8.random(in: 97...122) }, as: UTF8.self)
            try await place.repository.commit(["noise": noise])
            let data = place.reeve.folder + "/small"
            try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
            let run = """
                mount -t tmpfs -o size=64k tmpfs "$1" && shift && exec "$@"
                """
            var environment = place.simulator.environment
            environment["REEVE_REPO"] = place.repository.remote
            let command = [
                "--user", "--map-root-user", "--mount", "sh", "-c", run, "sh", data, try Tool.reeve(), "apply",
                "--data-dir", data,
            ]
            let failure = await #expect(throws: Tool.Failed.self) {
                try await Tool.run("env", environment.map { "\($0)=\($1)" } + ["unshare"] + command)
            }
            let said = failure?.description ?? ""
            #expect(said.contains("error[RV4001]"), "\(said)")
            #expect(said.contains("No space left on device"), "\(said)")
            #expect(try place.simulator.writes() == [])
            #expect(try await place.apply().code == 0)
        }
    }
}
