import Glibc

/// Runs an agent that holds these keys as long as `body` runs.
package func withSSHAgent(
    at socket: String, keys: [String], _ body: @Sendable () async throws -> Void
) async throws {
    let started = try await Tool.run("ssh-agent", ["-a", socket, "-s"])
    let process = started.split(separator: ";").first { $0.contains("SSH_AGENT_PID=") }?.split(separator: "=").last
    defer { if let process = process.flatMap({ Int32($0) }) { kill(process, SIGTERM) } }
    try await Tool.run("env", ["SSH_AUTH_SOCK=\(socket)", "ssh-add", "-q"] + keys)
    try await body()
}
