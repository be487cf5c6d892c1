import Foundation
import TestSupport
import Testing

/// Commits that hold what only Git can: the good accounts go on, or nothing does, and nothing crashes.
@Suite(.timeLimit(.minutes(5))) struct OddTreeTests {
    private static let account = "name: Search\nemail: search@example.com\n"

    private struct Place: Sendable {
        var reeve: ReeveProcess
        var remote: String
        var simulator: SimulatorProcess

        func apply() async throws -> ReeveProcess.Result { try await reeve("apply", "--completion-interval", "0.1") }

        /// Adds a commit to what is there.
        ///
        /// - Parameter entries: as `git fast-import` takes them.
        func add(_ entries: [String]) async throws {
            let head =
                "commit refs/heads/main\ncommitter Ada <ada@example.com> 1700000000 +0000\ndata 1\nx\n"
                + "from refs/heads/main^0\n"
            try await Tool.git(
                remote, "fast-import", "--quiet", input: Array((head + entries.joined(separator: "\n")).utf8))
        }
    }

    private static func file(_ path: String, mode: String = "100644", _ text: String) -> String {
        "M \(mode) inline \(path)\ndata \(text.utf8.count)\n\(text)"
    }

    /// A repository with one good account behind a web server, since a path is read in another way.
    private func withPlace(_ body: @escaping @Sendable (Place) async throws -> Void) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "0"]) { simulator in
                let repository = try await UserRepository(
                    in: folder,
                    ["reeve.yaml": "version: 1\nowner: acme\n", "accounts/Sandbox/search.yaml": Self.account])
                try await repository.serve(in: folder)
                try await withWebServer(in: folder) { server in
                    let environment = simulator.environment.merging(["REEVE_REPO": server.url + "/git/remote.git"]) {
                        $1
                    }
                    try await body(
                        Place(
                            reeve: ReeveProcess(environment: environment, folder: folder), remote: repository.remote,
                            simulator: simulator))
                }
            }
        }
    }

    private static let oddities = [
        "M 160000 1111111111111111111111111111111111111111 accounts/Sandbox/module.yaml",
        "M 160000 1111111111111111111111111111111111111111 accounts/Modules",
        file("accounts/Sandbox/link.yaml", mode: "120000", "search.yaml"),
        file("accounts/Links", mode: "120000", "Sandbox"),
        file(#""accounts/Sandbox/bad\377name.yaml""#, account),
        file(#""accounts/bad\376folder/inner.yaml""#, account),
    ]

    @Test func `submodules, links and names that are no UTF-8 quarantine accounts, and the others go on`()
        async throws
    {
        try await withPlace { place in
            try await place.add(Self.oddities)
            let plan = try await place.reeve("plan")
            #expect(plan.code == 4, "\(plan.output)\(plan.error)")
            let result = try await place.apply()
            #expect(result.code == 4, "\(result.output)\(result.error)")
            for text in [plan.output, result.output] {
                for said in [
                    "Sandbox/module.yaml:1:1: error[RV1017]", "Modules:1:1: error[RV1017]",
                    "Sandbox/link.yaml:1:1: error[RV1017]", "Links:1:1: error[RV1017]",
                    "Sandbox/bad\u{fffd}name.yaml:1:1: error[RV1011]", "bad\u{fffd}folder:1:1: error[RV1017]",
                ] {
                    #expect(text.contains("accounts/\(said)"), "\(said): \(text)")
                }
            }
            #expect(try place.simulator.writes() == ["CreateAccount", "MoveAccount", "UntagResource"])
            #expect(try await Tool.git(place.remote, "show", "reeve/status:README.md").contains("| search |"))
        }
    }

    /// What does not say whose it is may be the account's whose file seems to be gone.
    @Test(arguments: [nil] + oddities.filter { !$0.contains("module.yaml") && !$0.contains("link.yaml") })
    func `an account is not gone while one of them may be its file`(oddity: String?) async throws {
        try await withPlace { place in
            #expect(try await place.apply().code == 0)
            let other = Self.file("accounts/Sandbox/other.yaml", "name: Other\nemail: other@example.com\n")
            try await place.add(["D accounts/Sandbox/search.yaml", other] + (oddity.map { [$0] } ?? []))
            let plan = try await place.reeve("plan")
            #expect(plan.code == (oddity == nil ? 0 : 4), "\(plan.output)\(plan.error)")
            #expect(plan.output.contains("- unmanage  search") == (oddity == nil), "\(plan.output)")
        }
    }

    /// Some levels more than are read, and far more than a stack has room for.
    @Test(arguments: [300, 5000]) func `a deep tree below accounts stops every write, and elsewhere none`(
        levels: Int
    ) async throws {
        try await withPlace { place in
            let deep = String(repeating: "d/", count: levels)
            try await place.add([Self.file("docs/\(deep)file", "x")])
            let good = try await place.apply()
            #expect(good.code == 0, "\(good.output)\(good.error)")
            let writes = try place.simulator.writes()
            #expect(writes.contains("CreateAccount"))

            try await place.add([
                Self.file("accounts/\(deep)wiki.yaml", "name: Wiki\nemail: wiki@example.com\n"),
                Self.file("accounts/Sandbox/blog.yaml", "name: Blog\nemail: blog@example.com\n"),
            ])
            for result in [try await place.reeve("plan"), try await place.apply()] {
                #expect(result.code == 1, "\(result.output)\(result.error)")
                #expect(result.error.contains("error[RV4001]: the repository is too large"), "\(result.error)")
                #expect(result.error.contains("deeper than 64 levels"), "\(result.error)")
            }
            #expect(try place.simulator.writes() == writes)
        }
    }

    @Test func `a folder on this machine that holds such things is refused with a code`() async throws {
        try await withTemporaryDirectory { folder in
            let accounts = folder + "/accounts/Sandbox"
            try FileManager.default.createDirectory(atPath: accounts, withIntermediateDirectories: true)
            try "version: 1\nowner: acme\n".write(
                toFile: folder + "/reeve.yaml", atomically: true, encoding: .utf8)
            try Self.account.write(toFile: accounts + "/search.yaml", atomically: true, encoding: .utf8)
            let reeve = ReeveProcess(folder: folder)
            #expect(try await reeve("validate").code == 0)
            for command in [
                #"ln -s search.yaml "$1/link.yaml""#, #"ln -s /etc "$1/Lab""#,
                #"cp "$1/search.yaml" "$1/$(printf 'b\377').yaml""#,
                #"mkdir -p "$1/$(seq -s / 1 300)" && touch "$1/$(seq -s / 1 300)/deep.yaml""#,
            ] {
                try await Tool.run("sh", ["-c", command, "sh", accounts])
                let result = try await reeve("validate")
                #expect(result.code == 1, "\(command): \(result.output)\(result.error)")
                #expect(result.error.contains(#/error\[RV1\d{3}\]/#), "\(command): \(result.error)")
                try await Tool.run("find", [accounts, "-mindepth", "1", "!", "-name", "search.yaml", "-delete"])
            }
        }
    }
}
