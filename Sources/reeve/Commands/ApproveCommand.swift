import ArgumentParser
import Declarations
import FoundationEssentials
import Git
import Planning
import Reconciler

struct ApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Sign what waits for approval in a plan, and push the approval.")

    @OptionGroup var repository: RepositoryOptions

    @Option(help: "The watched branch.")
    var branch = "main"

    @Argument(help: "The plan's id, or its beginning.")
    var plan: String

    @Option(name: .customLong("account"), help: "Approve only this account's part. May be repeated.")
    var accounts: [String] = []

    @Option(help: "Your SSH key. Default: ~/.ssh/id_ed25519.")
    var key: String?

    func run() async throws {
        do throws(Diagnostic) {
            let branches = try repository.mirror(watching: branch)
            let keys = accounts.compactMap { AccountKey($0) }
            guard keys.count == accounts.count else {
                throw Diagnostic(.badArgument, "an --account is no account key", hint: "name the stem of its file")
            }
            let approving = Approving(branches: branches, keyFile: keyFile)
            let proposal = try await approving.proposal(plan: plan, accounts: keys)
            Console.out(proposal.summary)
            try await approving.push(proposal.approval)
            Console.out("Signed and pushed to \(Branches.approvals).")
        } catch {
            throw Console.failure(error)
        }
    }

    private var keyFile: String {
        key ?? (ProcessInfo.processInfo.environment["HOME"] ?? "/root") + "/.ssh/id_ed25519"
    }
}
