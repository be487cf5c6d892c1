import Declarations
import FoundationEssentials
import Git
import Planning
import Reconciler

#if canImport(Glibc)
    import Glibc
#endif

/// Whether the repository can be read, makes sense, and takes what the daemon commits.
struct RepositoryChecks: Sendable {
    let branches: Branches
    let settings: PassSettings
    let writes: Bool
    let report: @Sendable (Finding) -> Void

    /// - Returns: whose accounts the files are; `nil` if they cannot be read.
    func run() async -> String? {
        do throws(Diagnostic) {
            let source = try await GitSource(branches: branches).read()
            report(Finding("git read", .ok, "\(source.branch)@\(source.commit.short) of \(branchesAddress)"))
            let owner = files(await DeclarationReader().read(source.tree))
            if writes {
                await writesStatus()
                await ProtectionCheck(branches: branches, repository: settings.repository).run().map(report)
            }
            return owner
        } catch {
            report(Finding("git read", error))
            return nil
        }
    }

    private var branchesAddress: String { settings.repository.remote.description }

    private func files(_ declared: Declared) -> String? {
        for problem in declared.causes { report(Finding("files", problem)) }
        guard case .readable(let desired, let policy) = declared else { return nil }
        report(
            Finding(
                "files", .ok, "\(desired.accounts.count) accounts of the owner '\(policy.owner)' can be read"))
        return policy.owner
    }

    private func writesStatus() async {
        let lease = Lease(holder: UUID().uuidString, timeToLive: settings.leaseTTL)
        let subject = "git write"
        // Between the two commits the lease is held: whoever ends this waits for the second.
        let handlers = [SIGINT, SIGTERM].map { ($0, signal($0, SIG_IGN)) }
        defer { for (number, handler) in handlers { signal(number, handler) } }
        do throws(Diagnostic) {
            let finding =
                switch try await lease.tryOut(on: GitStatusStore(branches: branches)) {
                case .written: Finding(subject, .ok, "\(Branches.status): the lease was taken and given back")
                case .held:
                    Finding(
                        subject, .unknown, "\(Branches.status): another process holds the lease, so it was not tried",
                        hint: "a daemon that runs shows that it can; try again when it has ended")
                case .contended:
                    Finding(
                        subject, .unknown, "\(Branches.status): others write there all the time", hint: "try again")
                case .leftBehind(let problem):
                    Finding(
                        subject, .warning,
                        "\(Branches.status): the lease was taken and could not be given back: \(problem.summary)",
                        code: problem.code,
                        hint: "others wait for it for \(DurationArgument.render(settings.leaseTTL)), and as long again")
                }
            report(finding)
        } catch {
            report(Finding(subject, error))
        }
    }
}
