import ArgumentParser
import FoundationEssentials
import Planning
import Providers
import Reconciler

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Show what would change. Nothing is written.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case markdown
    }

    @OptionGroup var repository: RepositoryOptions

    @Option(help: "The branch or revision to plan. Default: the branch set, else main of a URL, HEAD of a path.")
    var ref: String?

    @Option(help: "Plan against a published observation: a file, or 'status' for the status branch's.")
    var observed: String?

    @Option(help: "How the plan is printed.")
    var format = Format.text

    @Flag(
        name: .customLong("detailed-exitcode"),
        help: "Exit with 2 if the plan has changes, with 3 if some of them wait for an approval.")
    var detailedExitCode = false

    /// What `script/bench` asks: prints for how many seconds answers were waited for. It is not shown to users.
    @Flag(help: .hidden)
    var answerTime = false

    func run() async throws {
        let provider: any Provider
        let pass: Pass
        do throws(Diagnostic) {
            let branches = try await repository.resolved().reading(ref)
            provider = try await self.provider(branches)
            pass = Pass(
                source: GitSource(branches: branches), status: GitStatusStore(branches: branches),
                approvals: GitApprovals(branches: branches), provider: provider,
                lease: Lease(holder: ""), report: { _ in })
        } catch {
            throw Console.failure(error)
        }
        let planned = await pass.plan()
        let result = planned.result
        guard result.doubts.isEmpty, let plan = result.plan, let context = planned.context else {
            throw Console.failure(result.doubts)
        }
        switch format {
        case .text:
            let text = PlanText.render(plan, context, color: Console.hasColor, width: Console.width)
            Console.out(text, terminator: "")
        case .json: Console.out(try PlanJSON.render(plan, context))
        case .markdown: Console.out(PlanMarkdown.render(plan, context), terminator: "")
        }
        if answerTime, let waited = (provider as? OrganizationsProvider)?.answerTime {
            Console.error("\(waited / .seconds(1))")
        }
        withExtendedLifetime((pass, planned)) { Console.exit(exitCode(plan, result.gate)) }
    }

    private func exitCode(_ plan: Plan, _ gate: Gate?) -> Int32 {
        if !plan.diagnostics.isEmpty { return 4 }
        guard detailedExitCode, !plan.isEmpty else { return 0 }
        return gate?.waitsForApproval == true ? 3 : 2
    }

    private func provider(_ branches: Branches) async throws(Diagnostic) -> any Provider {
        guard let observed else { return try AWSAccess.provider() }
        if observed == "status" {
            guard
                let bytes = try await GitStatusStore(branches: branches).read(anew: true).files[
                    StatusPaths.organization]
            else {
                throw Diagnostic(
                    .statusUnreadable, "the branch '\(Branches.status)' has no organization.json",
                    hint: "let the daemon run once, or fetch the branch")
            }
            return SnapshotProvider(
                observed: try OrganizationSnapshot.observed(from: bytes, path: StatusPaths.organization))
        }
        guard let data = FileManager.default.contents(atPath: observed) else {
            throw Diagnostic(.localFile, "'\(observed)' cannot be read", hint: "name an organization.json, or 'status'")
        }
        return SnapshotProvider(observed: try OrganizationSnapshot.observed(from: Array(data), path: observed))
    }
}
