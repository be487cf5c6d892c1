import Foundation
import Git
import TestSupport
import Testing

/// A remote behind a wire that can be cut.
func withWire(
    _ transport: Transport, _ body: @Sendable (Remote, Relay, RemoteAddress) async throws -> Void
) async throws {
    try await withRemote(transport) { remote in
        let parts = try #require(URLComponents(string: remote.address.description))
        let relay = try Relay(to: try #require(parts.port))
        defer { relay.stop() }
        var other = parts
        other.port = relay.port
        var remote = remote
        if transport == .ssh { try remote.know(port: relay.port) }
        try await body(remote, relay, RemoteAddress(other.string ?? ""))
        #expect(try await processesGone(homeBelow: remote.folder) == [])
    }
}

enum Wire {
    /// Letters that do not compress well.
    static func noise(_ count: Int, _ generator: inout SeededGenerator) -> String {
        String(decoding: (0..<count).map { _ in UInt8.random(in: 97...122, using: &generator) }, as: UTF8.self)
    }
}

extension Mirror {
    /// Where `main` is once two looks agree: a server may still be at work on what it got.
    func settled(among possible: [ObjectID]) async throws -> ObjectID? {
        var last: ObjectID?
        for _ in 1...50 {
            let now = try await fetch(["main"])["main"]
            #expect(now.map(possible.contains) == true)
            if now == possible.last || now == last { return now }
            last = now
        }
        return last
    }
}

extension Remote {
    /// Knows the server under another port, too.
    fileprivate mutating func know(port: Int) throws {
        let file = folder + "/sshd/known_hosts"
        let line = try String(contentsOfFile: file, encoding: .utf8)
        let key = line.split(separator: " ", maxSplits: 1).last ?? ""
        let all = folder + "/sshd/relayed_hosts"
        try "[127.0.0.1]:\(port) \(key)".write(toFile: all, atomically: true, encoding: .utf8)
        access.ssh.knownHostsFile = all
    }
}
