import AWS
import FoundationEssentials
import Planning
import Reconciler

/// What happens in the demo, step by step.
struct Story {
    let world: DemoWorld
    let teller: StoryTeller
    /// The folder that stays, if one does.
    let kept: String?

    private static let files = StoryFiles()

    func tell() async throws(Diagnostic) {
        var passes = Passes(world.results)
        teller.step(1, "An organization that exists, and a repository that says what it should be")
        teller.say("Simulated AWS at \(world.endpoint), Git remote \(world.remote.path)")

        teller.step(2, "The daemon plans, creates the accounts, and commits the outcome")
        try await passes.settle(at: world.start)

        teller.step(3, "Someone merges a pull request")
        let change = try await world.remote.merge(
            try await pullRequest(), message: "Rework the platform's accounts", author: "ada@example.com")
        for line in StoryFiles.pullRequestSummary { teller.say("  \(line)") }

        teller.step(4, "Everything applies but the unmanage, which waits for an approver")
        let waiting = try await passes.settle(at: change)
        try await approve(waiting)
        try await passes.next { $0.plan?.isEmpty == true }

        teller.step(5, "Someone moves an account behind Reeve's back")
        try await moveBehindReeve()
        await world.resync()
        try await passes.next { $0.outcomes.contains { $0.result == .applied } }
        try await passes.next { $0.plan?.isEmpty == true }

        teller.step(6, "Someone merges a broken file beside a good change")
        let broken = try await world.remote.merge(
            try await brokenChange(), message: "Tune the storefront", author: "linus@example.com")
        let quarantined = try await passes.settle(at: broken)
        guard quarantined.plan?.problems.isEmpty == false else {
            throw Self.surprise("the broken file was not found")
        }

        teller.step(7, "What the status branch says")
        teller.say(try await world.remote.status("README.md"))
        end()
    }

    private func end() {
        guard let kept else {
            return teller.say("Next: 'reeve demo --dir DIR' keeps it all; README.md says how to begin with your own.")
        }
        teller.say("Look around:")
        teller.say("  git --git-dir=\(kept)/remote.git log --oneline reeve/status")
        teller.say("  git --git-dir=\(kept)/remote.git show reeve/status:README.md")
        teller.say("  reeve status --repo \(kept)/remote.git")
    }

    private func pullRequest() async throws(Diagnostic) -> [String: String?] {
        try await Self.files.pullRequest(world.remote)
    }

    private func brokenChange() async throws(Diagnostic) -> [String: String?] {
        try await Self.files.brokenChange(world.remote)
    }

    private func approve(_ waiting: PassResult) async throws(Diagnostic) {
        guard let plan = waiting.plan, waiting.gate?.waitsForApproval == true else {
            throw Self.surprise("nothing waited for approval")
        }
        let branches = try world.branches(for: "approver")
        let approving = Approving(desk: try await ApprovalDesk(branches: branches), keyFile: world.approverKey)
        let proposal = try await approving.proposal(plan: plan.id.description, .all)
        teller.say("$ reeve approve \(plan.id.short)")
        teller.say(proposal.summary)
        try await approving.push(proposal.approval)
    }

    private func moveBehindReeve() async throws(Diagnostic) {
        do {
            let aws = world.someone
            let root = try await aws.send(ListRoots()).output.Roots[0].Id
            let units = try await aws.send(ListOrganizationalUnitsForParent(parentId: root)).output.OrganizationalUnits
            let accounts = try await aws.send(ListAccounts()).output.Accounts
            guard let sandbox = units.first(where: { $0.Name == "Sandbox" }),
                let account = accounts.first(where: { $0.Name == StoryFiles.movedAccountName }),
                let parent = try await aws.send(ListParents(childId: account.Id)).output.Parents.first
            else { throw Self.surprise("the account to move is not there") }
            _ = try await aws.send(
                MoveAccount(accountId: account.Id, sourceParentId: parent.Id, destinationParentId: sandbox.Id))
            teller.say("  \(account.Name) (\(account.Id)) is now in Sandbox")
        } catch let error as Diagnostic {
            throw error
        } catch {
            throw Self.surprise("the simulator refused: \(error)")
        }
    }

    private static func surprise(_ what: String) -> Diagnostic {
        Diagnostic(.unexpectedAnswer, "the demo took a turn that it should not: \(what)")
    }

    /// The daemon's passes, waited for one by one.
    private struct Passes {
        private var iterator: AsyncStream<PassResult>.Iterator

        init(_ results: AsyncStream<PassResult>) { iterator = results.makeAsyncIterator() }

        /// The pass that finds nothing more to do for this commit but what waits for a person.
        @discardableResult
        mutating func settle(at commit: CommitID) async throws(Diagnostic) -> PassResult {
            try await next { $0.source == commit && $0.outcomes.isEmpty && !$0.isWaitingForAWS }
        }

        @discardableResult
        mutating func next(where matches: (PassResult) -> Bool) async throws(Diagnostic) -> PassResult {
            while let result = await iterator.next() {
                if let doubt = result.doubts.first { throw doubt }
                if matches(result) { return result }
            }
            throw Story.surprise("the daemon stopped")
        }
    }
}
