import Planning

/// The changes that people make in the demo. They know the accounts of this project's own `accounts/`.
struct StoryFiles: Sendable {
    static let pullRequestSummary = [
        "a new account `loyalty`", "`monitoring` moved to another folder (git mv)",
        "`search`: a tag changed", "`payments`: a tag removed", "`dns`: another name",
        "`data-lake`: an existing account to adopt", "`old-blog`: its file deleted",
    ]
    /// The account that someone moves in AWS.
    static let movedAccountName = "Search"

    func pullRequest(_ remote: DemoRemote) async throws(Diagnostic) -> [String: String?] {
        let monitoring = try await remote.text("accounts/Infrastructure/Shared/monitoring.yaml")
        return [
            "accounts/Workloads/Prod/loyalty.yaml": """
            name: Loyalty
            email: aws+loyalty@example.com
            request: {by: ada@example.com, reason: Bonus points}
            tags: {cost-center: 00051}

            """,
            "accounts/Infrastructure/Shared/monitoring.yaml": nil,
            "accounts/Security/monitoring.yaml": monitoring,
            "accounts/Workloads/Prod/search.yaml": try await edited(
                remote, "accounts/Workloads/Prod/search.yaml", "00041", "00042"),
            "accounts/Workloads/Prod/payments.yaml": try await edited(
                remote, "accounts/Workloads/Prod/payments.yaml", "  pci-scope: \"yes\"\n", ""),
            "accounts/Infrastructure/Network/dns.yaml": try await edited(
                remote, "accounts/Infrastructure/Network/dns.yaml", "name: DNS", "name: DNS and Certificates"),
            "accounts/Infrastructure/Shared/data-lake.yaml": """
            name: Data Lake
            email: aws+data-lake@example.com
            accountId: 432109876543

            """,
            "accounts/Sandbox/old-blog.yaml": nil,
        ]
    }

    func brokenChange(_ remote: DemoRemote) async throws(Diagnostic) -> [String: String?] {
        [
            "accounts/Workloads/Staging/payments-staging.yaml": try await edited(
                remote, "accounts/Workloads/Staging/payments-staging.yaml", "email:", "emial:"),
            "accounts/Workloads/Prod/storefront.yaml": try await edited(
                remote, "accounts/Workloads/Prod/storefront.yaml", "00043", "00044"),
        ]
    }

    private func edited(
        _ remote: DemoRemote, _ path: String, _ old: String, _ new: String
    ) async throws(Diagnostic) -> String {
        let text = try await remote.text(path)
        guard text.contains(old) else {
            throw Diagnostic(
                .badArgument, "the demo's story changes '\(old)' in '\(path)', which is not there",
                hint: "--source names a copy of this project's own accounts/")
        }
        return text.replacing(old, with: new, maxReplacements: 1)
    }
}
