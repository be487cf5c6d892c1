import ArgumentParser
import Dashboard
import FoundationEssentials
import Logging
import Planning
import ServiceLifecycle

/// What the daemon's HTTP port can be told.
struct DashboardOptions: ParsableArguments {
    @Option(help: Settings.listen.key.help, transform: Settings.listen.parse)
    var listen: DashboardAddress?

    @Option(help: Settings.webhookSecretFile.key.help)
    var webhookSecretFile: String?

    /// The daemon, and if it is to listen, the port in front of it: the daemon begins once that is open, and the port
    /// answers until the daemon has ended.
    func services(
        with daemon: Daemon, _ vitals: Vitals, _ configuration: Configuration, logger: Logger
    ) throws(Diagnostic) -> [any Service] {
        guard let address = try configuration.value(Settings.listen, listen) else {
            guard webhookSecretFile == nil else {
                throw Diagnostic(
                    .badArgument, "--webhook-secret-file is given, and no port to take webhooks on",
                    hint: "add --listen")
            }
            return [daemon]
        }
        let webhooks = Webhooks(
            secrets: try secrets(configuration, logger: logger), deliveries: vitals.registry,
            now: { Int(Date.now.timeIntervalSince1970) }, look: { daemon.look() })
        let dashboard = Dashboard(
            address: address, heartbeat: vitals.heartbeat, metrics: { vitals.families }, webhooks: webhooks,
            logger: logger)
        return [dashboard, DaemonBehindPort(dashboard: dashboard, daemon: daemon)]
    }

    func secrets(_ configuration: Configuration, logger: Logger) throws(Diagnostic) -> WebhookSecretSource {
        let (given, inFile) = (Settings.webhookSecret.key, Settings.webhookSecretFile.key)
        let chosen = try webhookSecretFile == nil ? configuration.choice(of: [given, inFile]) : inFile
        let file = chosen == inFile ? try configuration.value(Settings.webhookSecretFile, webhookSecretFile) : nil
        do throws(WebhookSecretError) {
            if let file { return try .file(file, logger: logger, learn: { Secrets.learn($0, from: .webhooks) }) }
            if let secret = chosen.flatMap({ configuration.text($0)?.value }) { return try .given(secret) }
            return .none
        } catch {
            throw Diagnostic(
                .webhookSecretUnusable, "\(file.map { "'\($0)'" } ?? given.variable) cannot be used: \(error)",
                hint: "give it at least 16 characters, such as 'openssl rand -hex 32' makes")
        }
    }
}

extension Diagnostic {
    init(_ error: DashboardError) {
        self.init(.cannotListen, "\(error)", hint: "name an address of this machine and a free port with --listen")
    }
}
