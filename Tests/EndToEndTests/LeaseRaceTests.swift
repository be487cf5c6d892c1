import Foundation
import Git
import Planning
import Reconciler
import TestSupport
import Testing

@testable import reeve

/// The lock alone: several processes push a lease onto the same commit of the status branch, time after time.
///
/// `./script/soak lease` runs it for long; `REEVE_SOAK_RACES` says how many races, `REEVE_SOAK_REMOTE` over what.
@Suite struct LeaseRaceTests {
    static let races = Int(environment("REEVE_SOAK_RACES") ?? "") ?? 5
    static let remotes = environment("REEVE_SOAK_REMOTE").map { [$0] } ?? ["http", "local"]
    private static let contenders = 3

    private static func environment(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

    @Test(arguments: remotes) func `of those who take the lease at once, one gets it`(_ remote: String) async throws {
        try await withTemporaryDirectory { folder in
            let path = folder + "/git/remote.git"
            try await Tool.run("git", ["init", "--quiet", "--bare", "--initial-branch=main", path])
            for (name, value) in [("http.receivepack", "true"), ("receive.autogc", "false")] {
                try await Tool.git(path, "config", name, value)
            }
            guard remote == "http" else { return try await race(to: path, path: path, folder, remote) }
            try await withWebServer(in: folder) { server in
                try await race(to: server.url + "/git/remote.git", path: path, folder, remote)
            }
        }
    }

    private func race(to address: String, path: String, _ folder: String, _ remote: String) async throws {
        let worker = WorkerCommand(executable: try Tool.reeve())
        let stores = try (0..<Self.contenders).map { number in
            GitStatusStore(
                branches: Branches(
                    mirroring: Git.Mirror(
                        directory: "\(folder)/mirror\(number).git", remote: try RemoteAddress(address), worker: worker),
                    watched: "main"))
        }
        var tip: String?
        var losses: [DiagnosticCode: Int] = [:]
        var won = 0
        for race in 1...Self.races {
            for store in stores { #expect(try await store.read(anew: true).revision == tip) }
            let base = tip
            let results = await withTaskGroup(of: Result<String, Diagnostic>.self) { group in
                for (number, store) in stores.enumerated() {
                    group.addTask { await Self.take(race, number, store, onto: base) }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let winners = results.compactMap { try? $0.get() }
            #expect(winners.count == 1, "race \(race): \(results)")
            if winners.count == 1 { won += 1 }
            for case .failure(let loss) in results { losses[loss.code, default: 0] += 1 }
            tip = try await Tool.git(path, "rev-parse", "reeve/status")
            #expect(tip == winners.first, "race \(race): the winner is told, and is the one that stands there")
            // The winner's commit lies directly on what all of them saw.
            let parents = try await Tool.git(path, "rev-list", "--parents", "-1", "reeve/status").split(separator: " ")
            #expect(parents.dropFirst().first.map(String.init) == base, "race \(race)")
        }
        #expect(losses.keys.allSatisfy { $0 == .leaseHeld }, "who loses is told that another holds it: \(losses)")
        print("lease: \(Self.races) races of \(Self.contenders) over \(remote), \(won) with one winner")
    }

    private static func take(
        _ race: Int, _ contender: Int, _ store: GitStatusStore, onto base: String?
    ) async -> Result<String, Diagnostic> {
        do throws(Diagnostic) {
            let lease = Array("{\"holder\":\"\(contender)\",\"renewal\":\(race)}\n".utf8)
            return .success(try await store.commit(["lease.json": lease], message: "Take the lease\n", onto: base))
        } catch {
            return .failure(error)
        }
    }
}
