import AWS
import FoundationEssentials
import Planning
import Providers
import Reconciler

/// Tries everything that the daemon needs, one thing after the other, and says what would fail before it does.
struct Doctor: Sendable {
    let options: DaemonOptions
    /// The settings that the command line has.
    let flags: Set<String>
    /// Whether writing is tried, too.
    let writes: Bool
    /// Is told of each finding as it is made.
    let report: @Sendable (Finding) -> Void

    func run() async {
        await ToolChecks.run(report)
        var owner: String?
        if let settings = settings() {
            let branches = settings.repository.mirror(watching: settings.branch)
            let checks = RepositoryChecks(branches: branches, settings: settings, writes: writes, report: report)
            owner = await checks.run()
        }
        if let doubled = AWSChecks.doubled(ProcessInfo.processInfo.environment) { report(doubled) }
        do throws(Diagnostic) {
            let provider = try AWSAccess.provider()
            await AWSChecks(provider: provider, writes: writes, owner: owner, report: report).run()
        } catch {
            report(Finding("aws", error))
        }
    }

    /// - Returns: `nil` if the repository cannot be tried with them.
    private func settings() -> PassSettings? {
        let reported: [Diagnostic]
        do throws(Diagnostic) {
            let configuration = try options.passes.repository.configuration.load()
            let checks = SettingsChecks(configuration: configuration, flags: flags, port: options.port)
            checks.findings.forEach(report)
            reported = checks.problems
        } catch {
            report(Finding("settings", error))
            return nil
        }
        do throws(Diagnostic) {
            return try options.passes.resolved()
        } catch {
            if !reported.contains(error) { report(Finding("settings", error)) }
            return nil
        }
    }
}
