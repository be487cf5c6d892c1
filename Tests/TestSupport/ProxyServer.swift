import Foundation
import Subprocess
import SystemPackage

/// tinyproxy on a free port of this machine, which asks for a user and a password.
package struct ProxyServer: Sendable {
    package let port: Int
    fileprivate let log: String

    /// With the user and the password that it takes.
    package var url: String { "http://squire:open-sesame@127.0.0.1:\(port)" }

    /// What it was asked to reach, such as `CONNECT localhost:443 HTTP/1.1`.
    package func requests() throws -> [String] {
        try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").compactMap { line in
            line.range(of: "Request (file descriptor ").flatMap { range in
                line[range.upperBound...].split(separator: ": ", maxSplits: 1).last.map(String.init)
            }
        }
    }
}

/// Runs the proxy as long as `body` runs.
package func withProxyServer(in folder: String, _ body: @Sendable (ProxyServer) async throws -> Void) async throws {
    for _ in 1...5 {
        let port = try Sockets.freePort()
        let proxy = ProxyServer(port: port, log: folder + "/proxy.log")
        let configuration = """
            Port \(port)
            Listen 127.0.0.1
            Timeout 60
            LogFile "\(proxy.log)"
            LogLevel Connect
            MaxClients 20
            BasicAuth squire open-sesame
            """
        try configuration.write(toFile: folder + "/proxy.conf", atomically: true, encoding: .utf8)
        _ = FileManager.default.createFile(atPath: proxy.log, contents: nil)
        let result = try await run(
            .path(Tool.path("tinyproxy")), arguments: ["-d", "-c", folder + "/proxy.conf"], input: .none,
            output: .discarded, error: .discarded
        ) { process in
            let isUp = await isListening(port)
            if isUp { try await body(proxy) }
            await process.teardown(using: [.send(signal: .terminate, allowedDurationToNextStep: .seconds(5))])
            return isUp
        }
        if result.closureResult { return }
    }
    throw Tool.Failed(description: "tinyproxy does not start")
}

/// It says nowhere that it listens, so it is asked until it answers.
private func isListening(_ port: Int) async -> Bool {
    for _ in 1...500 {
        if let socket = try? Sockets.connect(port: port) {
            Sockets.close(socket)
            return true
        }
        try? await Task.sleep(for: .milliseconds(10))
    }
    return false
}
