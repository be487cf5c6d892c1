import Foundation
import Subprocess
import SystemPackage

/// OpenSSH's sshd on a free port of this machine, which lets in whoever has one of its keys.
package struct SSHServer: Sendable {
    /// The address before a path, such as `ssh://root@127.0.0.1:2222`.
    package let url: String
    /// A key for each kind that today's servers take.
    package let keys: [String: String]
    package let knownHosts: String
    /// What it logs, line by line.
    package let log: AsyncStream<String>

    /// The server's host and port, as known_hosts names them.
    package let host: String
}

/// Runs the server as long as `body` runs. It serves the user whom the tests run as.
package func withSSHServer(in folder: String, _ body: @Sendable (SSHServer) async throws -> Void) async throws {
    let place = folder + "/sshd"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    // Where the server, if it is root, keeps its unprivileged part. The service's start script makes it otherwise.
    if getuid() == 0 { try FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true) }
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: place)
    try await makeKey("ed25519", at: place + "/host")
    var keys: [String: String] = [:]
    for kind in ["ed25519", "rsa", "ecdsa"] {
        keys[kind] = "\(place)/\(kind)"
        try await makeKey(kind, at: "\(place)/\(kind)")
    }
    let authorized = try ["ed25519", "rsa", "ecdsa"].map {
        try String(contentsOfFile: "\(place)/\($0).pub", encoding: .utf8)
    }
    try authorized.joined().write(toFile: place + "/authorized_keys", atomically: true, encoding: .utf8)
    let publicKey = try String(contentsOfFile: place + "/host.pub", encoding: .utf8)
    for _ in 1...5 {
        let port = try Sockets.freePort()
        let host = "[127.0.0.1]:\(port)"
        try "\(host) \(publicKey)".write(toFile: place + "/known_hosts", atomically: true, encoding: .utf8)
        try configuration(in: place, port: port).write(
            toFile: place + "/sshd_config", atomically: true, encoding: .utf8)
        let (log, logged) = AsyncStream.makeStream(of: String.self)
        let server = SSHServer(
            url: "ssh://\(NSUserName())@127.0.0.1:\(port)", keys: keys, knownHosts: place + "/known_hosts",
            log: log, host: host)
        if try await serve(server, in: place, logging: logged, body) { return }
    }
    throw Tool.Failed(description: "sshd does not start")
}

private func serve(
    _ server: SSHServer, in place: String, logging logged: AsyncStream<String>.Continuation,
    _ body: @Sendable (SSHServer) async throws -> Void
) async throws -> Bool {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
        .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(5))
    ]
    let result = try await run(
        .path(Tool.path("sshd")), arguments: ["-D", "-e", "-f", "\(place)/sshd_config"], platformOptions: options,
        input: .none, output: .discarded, error: .sequence
    ) { sshd in
        let (started, starting) = AsyncStream.makeStream(of: Bool.self)
        let errors = sshd.standardError
        let log = Task {
            for try await line in errors.strings() {
                logged.yield(line)
                if line.contains("Server listening") { starting.yield(true) }
            }
            starting.finish()
            logged.finish()
        }
        var startup = started.makeAsyncIterator()
        let isUp = await startup.next() ?? false
        if isUp { try await body(server) }
        await sshd.teardown(using: options.teardownSequence)
        _ = try? await log.value
        return isUp
    }
    return result.closureResult
}

private func makeKey(_ kind: String, at path: String) async throws {
    let size = kind == "rsa" ? ["-b", "3072"] : []
    try await Tool.run("ssh-keygen", ["-q", "-t", kind] + size + ["-N", "", "-C", kind, "-f", path])
}

private func configuration(in place: String, port: Int) -> String {
    """
    Port \(port)
    ListenAddress 127.0.0.1
    HostKey \(place)/host
    PidFile \(place)/pid
    AuthorizedKeysFile \(place)/authorized_keys
    StrictModes no
    UsePAM no
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    PermitRootLogin prohibit-password
    LogLevel VERBOSE
    MaxStartups 100
    """
}
