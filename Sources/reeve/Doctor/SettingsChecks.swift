import Logging
import Planning

/// What is set and where, and whether it can be.
struct SettingsChecks: Sendable {
    let configuration: Configuration
    /// The settings that the command line has.
    let flags: Set<String>
    let port: DashboardOptions

    var findings: [Finding] {
        [Finding("settings", .ok, places)] + problems.map { Finding("settings", $0) } + strangers
    }

    /// What cannot be, of all that counts.
    var problems: [Diagnostic] {
        let counting = Settings.all.filter { !flags.contains($0.key.name) && !void.contains($0.key) }
        return counting.compactMap(problem) + [webhooks].compactMap(\.self)
    }

    private var places: String {
        let set = Settings.keys.filter { !void.contains($0) }.compactMap { key in
            place(key).map { "\(key.name) by \($0)" }
        }
        return set.isEmpty ? "all are as they are without any" : set.joined(separator: ", ")
    }

    private func place(_ key: SettingKey) -> String? {
        if flags.contains(key.name) { return "--\(key.name)" }
        return switch configuration.text(key)?.origin {
        case .environment(let name): name
        case .file(let position): "\(position)"
        case nil: nil
        }
    }

    /// What does not count, since another that says the same comes first.
    private var void: Set<SettingKey> {
        Set(
            Settings.choices.flatMap { keys -> [SettingKey] in
                let chosen = keys.first { flags.contains($0.name) } ?? ((try? configuration.choice(of: keys)) ?? nil)
                return chosen == nil ? [] : keys.filter { $0 != chosen }
            })
    }

    private func problem(_ setting: SettingCheck) -> Diagnostic? {
        do throws(Diagnostic) {
            try setting.check(configuration)
            return nil
        } catch {
            return error
        }
    }

    private var webhooks: Diagnostic? {
        do throws(Diagnostic) {
            _ = try port.secrets(configuration, logger: Logger(label: "reeve") { _ in SwiftLogNoOpLogHandler() })
            return nil
        } catch {
            return error
        }
    }

    /// Variables that look like ours and are not: a typing error is else silent.
    private var strangers: [Finding] {
        let known = Settings.keys.map(\.variable)
        return configuration.environment.keys.filter { $0.hasPrefix("REEVE_") && !known.contains($0) }.sorted().map {
            Finding(
                "settings", .warning, "\($0) is no setting",
                hint: Nearest.match(for: $0, among: known).map { "did you mean '\($0)'?" }
                    ?? "docs/configuration.md has them all")
        }
    }
}
