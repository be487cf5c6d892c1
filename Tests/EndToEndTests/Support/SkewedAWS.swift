import Foundation
import TestSupport

/// The simulator behind a server whose clock is another one.
struct SkewedAWS: Sendable {
    private let server: ScriptedServer

    var endpoint: String { "http://127.0.0.1:\(server.port)" }

    /// - Parameter seconds: how far its clock is ahead.
    init(before simulator: SimulatorProcess, by seconds: Int) throws {
        let port = simulator.port
        server = try ScriptedServer { connection in
            guard let (head, body) = connection.readRequest() else { return }
            let answer = String(decoding: ServedConnection.answer(to: head, body, at: port), as: UTF8.self)
            let date = Self.date(.now.addingTimeInterval(Double(seconds)))
            connection.send(answer.replacing(/(?i)\r\nDate: [^\r]*/, with: "\r\nDate: \(date)", maxReplacements: 1))
        }
    }

    func stop() { server.stop() }

    /// As HTTP has it (RFC 9110, 5.6.7).
    private static func date(_ time: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.string(from: time)
    }
}
