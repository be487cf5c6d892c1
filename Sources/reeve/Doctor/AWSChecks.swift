import Planning
import Providers

/// Whether AWS takes the credentials, and allows what Reeve asks.
struct AWSChecks: Sendable {
    let provider: OrganizationsProvider
    let writes: Bool
    /// Whose accounts the files are; `nil` if they cannot be read.
    let owner: String?
    let report: @Sendable (Finding) -> Void

    func run() async {
        let caller: OrganizationsProvider.Caller
        do throws(Diagnostic) {
            caller = try await provider.caller()
            report(Finding("aws", .ok, caller.arn))
        } catch {
            report(Finding("aws", error))
            // A clock that is wrong is why a signature is not taken.
            return reportClock()
        }
        reportClock()
        await organization(of: caller)
        await permissions(of: caller)
    }

    /// What the environment says twice: keys and a profile, of which not everybody knows which one counts.
    static func doubled(_ environment: [String: String]) -> Finding? {
        func isSet(_ name: String) -> Bool { environment[name]?.isEmpty == false }
        guard isSet("AWS_ACCESS_KEY_ID"), let profile = ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"].first(where: isSet)
        else { return nil }
        return Finding(
            "aws", .warning, "AWS_ACCESS_KEY_ID and \(profile) are both set: the key counts, and no key of the profile",
            hint: "unset one of the two")
    }

    /// How far the clocks may be apart, in seconds: a signature is refused after five minutes.
    private static let (noticed, refused) = (30, 300)

    private func reportClock() {
        guard let skew = provider.clockSkew else {
            return report(Finding("clock", .unknown, "the endpoint does not say what time it is"))
        }
        let seconds = Int(skew.components.seconds)
        let distance = "this machine's clock is \(abs(seconds)) s \(seconds > 0 ? "behind" : "ahead of") AWS's"
        switch abs(seconds) {
        case ..<Self.noticed: report(Finding("clock", .ok, "within \(abs(seconds) + 1) s of AWS's"))
        case ..<Self.refused: report(Finding("clock", .warning, distance, hint: "let NTP set it"))
        default:
            report(Finding("clock", .failed, distance, code: .credentialsRejected, hint: "let NTP set it"))
        }
    }

    private func organization(of caller: OrganizationsProvider.Caller) async {
        do throws(Diagnostic) {
            let (id, management) = try await provider.organization()
            guard management == caller.account else {
                return report(
                    Finding(
                        "organization", .failed,
                        "\(id) is managed by account \(management); these credentials are of \(caller.account)",
                        code: .accessDenied, hint: "assume a role in the management account"))
            }
            report(Finding("organization", .ok, "\(id), management account \(management)"))
        } catch {
            report(Finding("organization", error))
        }
    }

    private func permissions(of caller: OrganizationsProvider.Caller) async {
        let uses: Set<Permission.Use> = writes ? [.observe, .apply] : [.observe]
        guard let asked = try? await provider.permissions(uses, of: caller, owner: owner) else {
            return report(Finding("permission", .unknown, "asking was cancelled"))
        }
        let allowed = asked.filter { $0.1 == .allowed }
        for (permission, verdict) in asked {
            switch verdict {
            case .allowed: break
            case .denied(let words):
                report(
                    Finding(
                        "permission", .failed, "\(permission.action) is missing: \(words)", code: .accessDenied,
                        hint: "allow it; docs/iam/\(permission.use == .observe ? "observe" : "full").json has all"))
            case .unknown(let why): report(Finding("permission", .unknown, "\(permission.action): \(why)"))
            }
        }
        let isDenied = asked.contains { if case .denied = $0.1 { true } else { false } }
        let verdict: Finding.Verdict = allowed.count == asked.count ? .ok : isDenied ? .failed : .unknown
        report(Finding("permission", verdict, "\(allowed.count) of \(asked.count) actions are allowed"))
    }
}
