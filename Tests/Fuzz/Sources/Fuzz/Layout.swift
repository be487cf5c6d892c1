/// Where the files of an ``Input`` lie.
struct Layout {
    var account: String
    var defaults: String
    var second: String
    var link: String?

    static let all = [
        // Defaults above both.
        Layout(
            account: "accounts/Workloads/it.yaml", defaults: "accounts/_defaults.yaml",
            second: "accounts/Workloads/Prod/other.yaml"),
        // Without a folder that says the unit.
        Layout(account: "accounts/it.yaml", defaults: "accounts/_defaults.yaml", second: "accounts/other.yaml"),
        // One key twice.
        Layout(
            account: "accounts/Workloads/it.yaml", defaults: "accounts/Workloads/_defaults.yaml",
            second: "accounts/Sandbox/it.yaml"),
        // Short endings, and a name in capitals.
        Layout(
            account: "accounts/Workloads/it.yml", defaults: "accounts/_defaults.yml",
            second: "accounts/Workloads/It.yaml"),
        // As deep as units nest, and deeper.
        Layout(
            account: "accounts/A/B/C/D/E/it.yaml", defaults: "accounts/A/B/_defaults.yaml",
            second: "accounts/A/B/C/D/E/F/other.yaml"),
        // Defaults under defaults.
        Layout(
            account: "accounts/Workloads/it.yaml", defaults: "accounts/_defaults.yaml",
            second: "accounts/Workloads/_defaults.yaml"),
        // Nothing that Reeve reads.
        Layout(
            account: "accounts/Workloads/main.tf", defaults: "accounts/Workloads/README.md",
            second: "accounts/organization.yml", link: "accounts/link"),
        // Folders that look alike.
        Layout(
            account: "accounts/Workloads/it.yaml", defaults: "accounts/workloads/_defaults.yaml",
            second: "accounts/workloads/other.yaml"),
    ]
}
