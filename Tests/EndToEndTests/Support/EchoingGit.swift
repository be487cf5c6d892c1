import Foundation
import TestSupport

/// A web server, or a proxy, that refuses whoever comes, and says back in plain words what it was sent.
struct EchoingGit: Sendable {
    private let server: ScriptedServer

    var port: Int { server.port }

    init() throws {
        server = try ScriptedServer { connection in
            while let head = connection.readHead() {
                let sent = head.split(separator: "\r\n").filter { $0.lowercased().contains("authorization: basic ") }
                    .compactMap { $0.split(separator: " ").last.map(String.init) }
                guard !sent.isEmpty else {
                    let ask = "WWW-Authenticate: Basic realm=reeve"
                    connection.send("HTTP/1.1 401 Unauthorized\r\n\(ask)\r\nContent-Length: 0\r\n\r\n")
                    continue
                }
                let words = sent.map { "no: \($0) \(Self.forms(of: $0).joined(separator: " "))" }
                    .joined(separator: "\n")
                let type = "Content-Type: text/plain"
                connection.send(
                    "HTTP/1.1 403 Forbidden\r\n\(type)\r\nContent-Length: \(words.utf8.count)\r\n\r\n\(words)")
            }
        }
    }

    func stop() { server.stop() }

    private static func forms(of basic: String) -> [String] {
        let text = String(decoding: Data(base64Encoded: basic) ?? Data(), as: UTF8.self)
        let password = String(text.drop { $0 != ":" }.dropFirst())
        return [text, password] + Canary.forms(of: password)
    }
}
