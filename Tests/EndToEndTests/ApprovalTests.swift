import Foundation
import TestSupport
import Testing

/// Law 9, through the binary: who may approve what.
@Suite struct ApprovalTests {
    @Test func `an approver's signature lets it go ahead, once`() async throws {
        try await ApprovalPlace.withUnmanageWaiting { place in
            let approved = try await place.reeve("approve", try await place.plan(), "--key", place.key("grace"))
            #expect(approved.code == 0, "\(approved.error)")
            #expect(approved.output.contains("grace@example.com approves in plan"))
            let applied = try await place.apply()
            #expect(applied.code == 0, "\(applied.output)\(applied.error)")
            #expect(applied.output.contains("✓ unmanage blog applied"))
            let months = try await Tool.git(place.repository.remote, "ls-tree", "--name-only", "reeve/status:audit")
            let audit = try await place.repository.status("audit/\(months.split(separator: "\n").last ?? "")")
            #expect(audit.contains("\"approvedBy\":\"grace@example.com\""))
        }
    }

    @Test func `a key that only an agent holds signs, too`() async throws {
        try await ApprovalPlace.withUnmanageWaiting { place in
            let socket = place.folder + "/agent"
            let started = try await Tool.run("ssh-agent", ["-s", "-a", socket])
            let id = try #require(started.firstMatch(of: /SSH_AGENT_PID=([0-9]+)/)?.1)
            do {
                try await Tool.run("env", ["SSH_AUTH_SOCK=\(socket)", "ssh-add", "-q", place.key("grace")])
                try FileManager.default.removeItem(atPath: place.key("grace"))
                var reeve = place.reeve
                reeve.environment["SSH_AUTH_SOCK"] = socket
                let approved = try await reeve(
                    "approve", try await place.plan(), "--account", "blog", "--key", place.key("grace.pub"))
                #expect(approved.code == 0, "\(approved.error)")
            } catch {
                Issue.record(error)
            }
            try await Tool.run("kill", [String(id)])
            let applied = try await place.apply()
            #expect(applied.code == 0 && applied.output.contains("✓ unmanage blog applied"), "\(applied.output)")
        }
    }

    @Test func `a key that is no approver's is refused before it signs`() async throws {
        try await ApprovalPlace.withUnmanageWaiting { place in
            let refused = try await place.reeve("approve", try await place.plan(), "--key", place.key("mallory"))
            #expect(refused.code == 1)
            #expect(refused.error.contains("error[RV6004]"))
            #expect(try await place.apply().code == 3)
        }
    }

    @Test func `an author cannot approve their own change`() async throws {
        try await ApprovalPlace.withUnmanageWaiting(author: "Grace@Example.com") { place in
            #expect(
                try await place.reeve("approve", try await place.plan(), "--key", place.key("grace")).code == 0)
            let held = try await place.apply()
            #expect(held.code == 3)
            #expect(!held.output.contains("✓ unmanage"))
        }
    }

    @Test(arguments: ["signature", "bytes"]) func `an approval that was tampered with is none`(
        _ part: String
    ) async throws {
        try await ApprovalPlace.withUnmanageWaiting { place in
            #expect(
                try await place.reeve("approve", try await place.plan(), "--key", place.key("grace")).code == 0)
            let clone = place.folder + "/tampering"
            try await Tool.run(
                "git", ["clone", "--quiet", "--branch", "reeve/approvals", place.repository.remote, clone])
            let files = try FileManager.default.contentsOfDirectory(atPath: clone + "/approvals").sorted()
            let file =
                clone + "/approvals/" + (try #require(files.first { $0.hasSuffix(part == "bytes" ? ".json" : ".sig") }))
            var text = try String(contentsOfFile: file, encoding: .utf8)
            text = part == "bytes" ? text.replacing("grace@", with: "grate@") : text.replacing("U1NI", with: "U1NJ")
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            try await Tool.git(clone, "commit", "--quiet", "--all", "--message", "Tamper")
            try await Tool.git(clone, "push", "--quiet", "origin", "reeve/approvals")
            let held = try await place.apply()
            #expect(held.code == 3, "\(held.output)\(held.error)")
        }
    }

    @Test func `a plan that the status branch does not have cannot be approved`() async throws {
        try await ApprovalPlace.withUnmanageWaiting { place in
            let refused = try await place.reeve("approve", "0123456789ab", "--key", place.key("grace"))
            #expect(refused.code == 1)
            #expect(refused.error.contains("error[RV6003]"))
        }
    }
}
