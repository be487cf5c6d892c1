import Dashboard

/// What the daemon counts. `docs/metrics.md` describes each.
enum DaemonMetric {
    static let buildInfo = Metric(
        "reeve_build_info", .gauge, labels: ["version"], "Always 1; the label says which Reeve this is.")
    static let passDuration = Metric(
        "reeve_pass_duration_seconds",
        .histogram(bounds: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800]),
        "How long passes took.")
    static let passes = Metric(
        "reeve_passes_total", .counter, labels: ["outcome"],
        "Passes by how they ended: done, waiting (for an approval), partial, or doubt (nothing may be written).")
    static let doubts = Metric(
        "reeve_pass_doubts_total", .counter, labels: ["code"],
        "Why passes could not plan or write, by the code of the problem.")
    static let lastSuccess = Metric(
        "reeve_last_success_timestamp_seconds", .gauge,
        "When a pass last ended without a doubt, in seconds since 1970.")
    static let accounts = Metric(
        "reeve_accounts", .gauge, labels: ["phase"], "Accounts by phase, as of the last pass that had a plan.")
    static let actions = Metric(
        "reeve_actions_total", .counter, labels: ["kind", "outcome"],
        "Approved actions by kind and by what became of them; one that is tried again counts again.")
    static let awsRequests = Metric(
        "reeve_aws_requests_total", .counter, labels: ["service", "operation"],
        "Requests sent to AWS, each try counted.")
    static let awsThrottled = Metric(
        "reeve_aws_throttled_requests_total", .counter, labels: ["service", "operation"],
        "Requests that AWS refused because they were too many.")
    static let gitOperations = Metric(
        "reeve_git_operations_total", .counter, labels: ["operation"],
        "Fetches from the Git remote and pushes to it, whether they went well or not.")
    static let gitFailures = Metric(
        "reeve_git_failures_total", .counter, labels: ["operation", "code"],
        "Fetches and pushes that failed, by the kind of failure.")
    static let snapshotAge = Metric(
        "reeve_snapshot_age_seconds", .gauge, labels: ["of"],
        "How long ago the repository (git) was last fetched, and the whole organization (aws) last read.")
    static let leaseHeld = Metric(
        "reeve_lease_held", .gauge,
        "1 if the status branch named this process as the holder of the lease when it was last read or written.")

    static let all = [
        buildInfo, passDuration, passes, doubts, lastSuccess, accounts, actions, awsRequests, awsThrottled,
        gitOperations, gitFailures, snapshotAge, leaseHeld, Webhooks.metric,
    ]
}
