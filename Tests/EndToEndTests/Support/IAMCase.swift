import Foundation
import TestSupport
import Testing

/// A permission that is missing, and where that shows.
struct IAMCase: Sendable {
    var action: String
    /// What is applied with the full policy before.
    var before: [String: String] = [:]
    /// What is then asked for without the action. `LAKE` stands for the ID of an account that nobody owns.
    var files = ["accounts/Sandbox/search.yaml": "name: Search\nemail: OWNER@example.com\n"]

    /// Of what Reeve reads, `plan` says all that is missing. The rest is found out as it is done.
    var isRead = true

    /// What `apply` ends with, if the action is no reading.
    var code: Int32 = 4

    /// Each in turn.
    static let all =
        [
            "organizations:DescribeOrganization", "organizations:ListRoots",
            "organizations:ListOrganizationalUnitsForParent", "organizations:ListAccounts",
            // moto sends no Paths.
            "organizations:ListAccountsForParent", "organizations:ListCreateAccountStatus", "tag:GetResources",
        ].map { IAMCase(action: $0) } + [
            // moto gives no account tags from GetResources.
            IAMCase(action: "organizations:ListTagsForResource", files: lake),
            IAMCase(
                action: "organizations:DescribeAccount",
                files: ["accounts/Sandbox/far.yaml": "name: Far\nemail: far@example.com\naccountId: \"999999999999\"\n"]
            ),
            IAMCase(action: "organizations:CreateAccount", isRead: false),
            // Where moto sends no Paths, the next reading needs it, too.
            IAMCase(action: "organizations:ListParents", isRead: false, code: 1),
            IAMCase(action: "organizations:MoveAccount", isRead: false),
            IAMCase(action: "organizations:UntagResource", isRead: false),
            IAMCase(action: "organizations:TagResource", files: lake, isRead: false),
            IAMCase(
                action: "organizations:CloseAccount",
                before: ["accounts/Sandbox/blog.yaml": "name: Blog\nemail: OWNER@example.com\n"],
                files: ["accounts/Sandbox/blog.yaml": "name: Blog\nemail: OWNER@example.com\nstate: closed\n"],
                isRead: false),
        ]

    /// What moto cannot judge, and why. ``IAMUseTests`` shows that both are used.
    static let unjudged = [
        "account:PutAccountName": "moto does not have it",
        "organizations:DescribeCreateAccountStatus": "moto's creates have ended with their answer, and never fail",
    ]

    private static let lake = [
        "accounts/Workloads/lake.yaml": "name: Lake\nemail: lake@example.com\naccountId: \"LAKE\"\n"
    ]

    /// Each case is an owner of its own, so that all can share an organization.
    func check(_ users: MotoUsers, in folder: String) async throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let owner = action.split(separator: ":").joined(separator: "-").lowercased()
        let policy = ["reeve.yaml": "version: 1\nowner: \(owner)\napproval: {close: merge}\n"]
        func text(_ files: [String: String]) -> [String: String] {
            files.mapValues {
                $0.replacingOccurrences(of: "LAKE", with: users.lake).replacingOccurrences(of: "OWNER", with: owner)
            }
        }
        let repository = try await UserRepository(
            in: folder, policy.merging(text(before.isEmpty ? files : before)) { $1 })
        if !before.isEmpty {
            let first = try await users.reeve("full", repository)("apply", "--completion-interval", "0.1")
            #expect(first.code == 0, "\(action): \(first.output)\(first.error)")
            try await repository.commit(text(files))
        }
        let reeve = try users.reeve(action, repository)
        let result = try await isRead ? reeve("plan") : reeve("apply", "--completion-interval", "0.1")
        let said = result.output + result.error
        #expect(result.code == (isRead ? 1 : code), "\(action): \(said)")
        let operation = String(action.split(separator: ":")[1])
        #expect(Set(said.matches(of: /AWS denies (\w+)/).map { String($0.1) }) == [operation], "\(action): \(said)")
        #expect(!isRead || said.contains("hint: allow \(action);"), "\(action): \(said)")
    }

    /// That `doctor` names the action, and no other; an action that only IAM knows of, where IAM may be asked.
    func checkDoctor(_ users: MotoUsers, _ repository: UserRepository) async throws {
        try await Self.checkDoctor(
            as: users.reeve(action, repository), missing: Self.untold.contains(action) ? [] : [action])
        guard Self.untold.contains(action) else { return }
        try await Self.checkDoctor(as: users.reeve(action + " and doctor", repository), missing: [action])
    }

    static func checkDoctor(as reeve: ReeveProcess, missing expected: [String]) async throws {
        let result = try await reeve("doctor")
        let missing = result.output.matches(of: /(?m)^✗ permission   (\S+) is missing/).map { String($0.1) }
        #expect(missing == expected, "\(result.output)\(result.error)")
        #expect(result.code == (expected.isEmpty ? 0 : 1))
    }

    /// What asking does not tell: no account is asked for to try it, and closing may be bound to accounts of ours.
    private static let untold = ["organizations:CreateAccount", "organizations:CloseAccount"]
}
