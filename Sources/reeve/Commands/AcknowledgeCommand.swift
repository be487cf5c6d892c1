import ArgumentParser
import FoundationEssentials
import Planning
import Reconciler

struct AcknowledgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "acknowledge",
        abstract: "Accept that a commit, which was applied, is no longer part of the watched branch.",
        discussion: """
            After a force-push nothing is written until an approver names the commit that is gone. This signs that, and \
            pushes it to \(Branches.approvals).
            """)

    @OptionGroup var repository: RepositoryOptions

    @Option(help: Settings.branch.key.help)
    var branch: String?

    @Argument(help: "The commit that is gone, whole: the error names it.")
    var commit: String

    @Option(help: "Your SSH key, or a public one whose private key the agent holds. Default: ~/.ssh/id_ed25519.")
    var key: String?

    func run() async throws {
        do throws(Diagnostic) {
            guard let commit = CommitID(commit) else {
                throw Diagnostic(
                    .badArgument, "'\(commit)' is no commit's whole name",
                    hint: "it has 40 digits and letters a to f; the error that asks for this names it")
            }
            let desk = try await ApprovalDesk(branches: try repository.mirror(watching: branch))
            try await acknowledge(commit, desk)
        } catch {
            throw Console.failure(error)
        }
    }

    private func acknowledge(_ commit: CommitID, _ desk: ApprovalDesk) async throws(Diagnostic) {
        guard desk.history.source == commit else {
            throw Diagnostic(
                .badArgument, "\(commit.short) is not the commit that was last applied",
                hint: desk.history.source.map { "that is \($0)" } ?? "nothing was applied yet")
        }
        guard let published = desk.snapshot.files[StatusPaths.organization] else {
            throw Diagnostic(
                .statusUnreadable, "the branch '\(Branches.status)' has no organization.json",
                hint: "let the daemon run once")
        }
        let keyFile = SSHSignature.keyFile(key)
        let approver = try await desk.approver(keyFile: keyFile)
        let organization = try OrganizationSnapshot.observed(from: published, path: StatusPaths.organization)
            .organization
        try await desk.push(
            Acknowledgement(
                organization: organization, owner: desk.policy.owner, commit: commit,
                expires: Int(Date.now.timeIntervalSince1970) + desk.policy.approvalExpires,
                principal: approver.principal),
            to: ApprovalFiles.acknowledgements, message: "Acknowledge that \(commit.short) is gone",
            as: approver.principal, keyFile: keyFile)
        let principal = Escaping.terminal(approver.principal)
        Console.out("\(principal) accepts that \(commit) is gone. Signed and pushed to \(Branches.approvals).")
    }
}
