import AWS
import FoundationEssentials
import Planning
import Providers
import Reconciler

/// Tries everything that the daemon needs, one thing after the other, and says what would fail before it does.
struct Doctor: Sendable {
    let settings: PassSettings
    /// Whether writing is tried, too.
    let writes: Bool
    /// Is told of each finding as it is made.
    let report: @Sendable (Finding) -> Void

    func run() async {
        await ToolChecks.run(report)
        SettingsChecks.findings(settings.configuration).forEach(report)
        let branches = settings.repository.mirror(watching: settings.branch)
        await RepositoryChecks(branches: branches, settings: settings, writes: writes, report: report).run()
        do throws(Diagnostic) {
            let provider = try AWSAccess.provider()
            await AWSChecks(provider: provider, writes: writes, report: report).run()
        } catch {
            report(Finding("aws", error))
        }
    }
}
