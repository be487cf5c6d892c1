import Foundation

/// `refused.txt`: the valid cases that Reeve refuses, a line for each, with the restrictions by which it does.
enum RefusedTable {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("refused.txt")

    static func read() throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// What stands there should Reeve be right.
    static func lines(of verdicts: [Verdict]) -> [String] {
        verdicts.filter { $0.item.isValid && !$0.restrictions.isEmpty }.map { verdict in
            ([verdict.item.name] + verdict.restrictions.map(\.rawValue)).joined(separator: " ")
        }
    }

    static func write(_ lines: [String]) throws {
        try lines.map { $0 + "\n" }.joined().write(to: file, atomically: true, encoding: .utf8)
    }
}
