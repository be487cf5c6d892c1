import Foundation
import TestSupport
import Testing

/// A Git server that asks for patience.
@Suite(.timeLimit(.minutes(5))) struct BusyGitTests {
    private static func account(_ name: String) -> String {
        "name: \(name)\nemail: \(name.lowercased())@example.com\n"
    }

    @Test(arguments: ["429 Too Many Requests", "503 Service Unavailable"])
    func `is told as such, and asked again by the next poll`(status: String) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "0"]) { simulator in
                let repository = try await UserRepository(
                    in: folder,
                    ["reeve.yaml": "version: 1\nowner: acme\n", "accounts/Sandbox/search.yaml": Self.account("Search")])
                try await repository.serve(in: folder)
                try await withWebServer(in: folder) { server in
                    let busy = try BusyGit(before: server)
                    defer { busy.stop() }
                    let reeve = ReeveProcess(environment: simulator.environment, folder: folder)
                    let address = busy.url + "/git/remote.git"
                    let code = "HTTP status \(status.prefix(3)): come later"

                    let asked = busy.refuse(with: status)
                    let plan = try await reeve("plan", "--repo", address)
                    #expect(plan.code == 1)
                    #expect(plan.error.contains("error[RV4001]") && plan.error.contains(code), "\(plan.error)")
                    busy.serve()
                    #expect(await asked.reduce(into: 0) { count, _ in count += 1 } == 1)

                    _ = busy.refuse(with: status)
                    let daemon = try await reeve.watched([
                        "daemon", "--repo", address, "--poll", "0.1", "--completion-interval", "0.1",
                        "--format", "json",
                    ]) { lines, stop in
                        try await lines.wait(for: code)
                        #expect(lines.seen.last?.contains(#""code":"RV4001""#) == true, "\(lines.seen)")
                        busy.serve()
                        try await lines.wait(for: #""outcome":"applied""#)
                        try await lines.wait(for: #""event":"committed""#)
                        // And in the middle of its life.
                        let refusals = busy.refuse(with: status)
                        try await repository.commit(["accounts/Sandbox/wiki.yaml": Self.account("Wiki")])
                        for await _ in refusals { break }
                        busy.serve()
                        try await lines.wait(for: #""account":"wiki""#)
                        try await lines.wait(for: #""event":"committed""#)
                        try stop()
                    }
                    #expect(daemon.code == 0)
                    #expect(try simulator.writes().count { $0 == "CreateAccount" } == 2)
                }
            }
        }
    }
}
