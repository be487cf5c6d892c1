import Foundation
import Planning
import TestSupport
import Testing

/// An approval that is written, signed and pushed by hand, as somebody would who does not use `reeve approve`.
struct ForgedApproval: Sendable {
    var organization: String
    var owner: String
    var plan: String
    var effects: [String]
    var expires: Int
    var principal = "grace@example.com"
    /// Whose key signs.
    var key = "grace"
    var namespace = "reeve-approval"
    /// What is signed instead of the approval.
    var signed: String?
    /// What the file is called instead of its id.
    var name: String?

    /// What `reeve approve` would sign for everything that waits.
    static func honest(_ place: ApprovalPlace) async throws -> ForgedApproval {
        let text = try await place.repository.status("plans/\(try await place.plan()).json")
        let plan = try PlanJSON.parse(Data(text.utf8))
        let effects = (plan.policy ?? []).map(\.digest) + plan.actions.flatMap { $0.effects.map(\.digest) }
        return ForgedApproval(
            organization: plan.organization, owner: plan.owner, plan: plan.id.description,
            effects: effects.map(\.description), expires: Int(Date.now.timeIntervalSince1970) + 3600)
    }

    private var text: String {
        let effects = effects.map { "\"\($0)\"" }.joined(separator: ", ")
        return """
            {"organization": "\(organization)", "owner": "\(owner)", "plan": "\(plan)", "effects": [\(effects)],
             "expires": \(expires), "principal": "\(principal)"}

            """
    }

    /// Puts it on a branch that has nothing else, and pushes that over whatever is there.
    func push(to place: ApprovalPlace) async throws {
        try await withTemporaryDirectory { folder in
            let id = name ?? Digest(of: text.utf8).description
            let file = "\(folder)/approvals/\(id).json"
            try FileManager.default.createDirectory(
                atPath: folder + "/approvals", withIntermediateDirectories: true)
            try (signed ?? text).write(toFile: file, atomically: true, encoding: .utf8)
            try await Tool.run(
                "ssh-keygen", ["-q", "-Y", "sign", "-f", place.key(key), "-n", namespace, file])
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            try await Tool.git(folder, "init", "--quiet", "--initial-branch=reeve/approvals")
            try await Tool.git(folder, "add", "--all")
            try await Tool.git(folder, "commit", "--quiet", "--message", "Approve")
            try await Tool.git(folder, "push", "--quiet", "--force", place.repository.remote, "reeve/approvals")
        }
    }
}
