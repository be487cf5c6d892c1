import ArgumentParser
import FoundationEssentials
import Planning

struct ApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Sign what waits for approval in a plan, and push the approval.")

    @OptionGroup var repository: RepositoryOptions

    @Option(help: Settings.branch.key.help)
    var branch: String?

    @Argument(help: "The plan's id, or its beginning; to revoke, an approval's also.")
    var plan: String?

    @Option(name: .customLong("account"), help: "Approve only this account's part. May be repeated.")
    var accounts: [String] = []

    @Flag(help: "Approve only the change of policy.")
    var policy = false

    @Flag(help: "List the approvals that have not ended.")
    var list = false

    @Flag(help: "Take back the approvals of the plan, or one approval.")
    var revoke = false

    @Option(help: "Your SSH key, or a public one whose private key the agent holds. Default: ~/.ssh/id_ed25519.")
    var key: String?

    func validate() throws {
        if list, plan != nil || revoke { throw ValidationError("--list takes no plan, and revokes nothing.") }
        if !list, plan == nil { throw ValidationError("Name a plan, or use --list.") }
        if policy || revoke, !accounts.isEmpty { throw ValidationError("--account goes with an approval alone.") }
        if policy, revoke { throw ValidationError("--policy goes with an approval alone.") }
    }

    func run() async throws {
        do throws(Diagnostic) {
            let desk = try await ApprovalDesk(branches: try repository.mirror(watching: branch))
            guard let plan else { return Console.out(try await ApprovalList(desk: desk).render(), terminator: "") }
            if revoke { try await revoke(plan, desk) } else { try await approve(plan, desk) }
        } catch {
            throw Console.failure(error)
        }
    }

    private func approve(_ plan: String, _ desk: ApprovalDesk) async throws(Diagnostic) {
        let approving = Approving(desk: desk, keyFile: keyFile)
        let proposal = try await approving.proposal(plan: plan, try part())
        Console.out(proposal.summary)
        try await approving.push(proposal.approval)
        Console.out("Signed and pushed to \(Branches.approvals).")
    }

    private func revoke(_ id: String, _ desk: ApprovalDesk) async throws(Diagnostic) {
        for approval in try await Revoking(desk: desk, keyFile: keyFile).revoke(id) {
            let by = Escaping.terminal(approval.approval.principal)
            Console.out("Revoked \(approval.id.short), by \(by) of plan \(approval.approval.plan.short).")
        }
    }

    private func part() throws(Diagnostic) -> Approving.Part {
        if policy { return .policy }
        let keys = accounts.compactMap { AccountKey($0) }
        guard keys.count == accounts.count else {
            throw Diagnostic(.badArgument, "an --account is no account key", hint: "name the stem of its file")
        }
        return keys.isEmpty ? .all : .accounts(Set(keys))
    }

    private var keyFile: String { SSHSignature.keyFile(key) }
}
