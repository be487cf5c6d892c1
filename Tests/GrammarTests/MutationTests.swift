import Planning
import TestSupport
import Testing

@testable import Declarations

/// Whoever changes a good file is told at the line that was changed, if the file is bad now.
struct MutationTests {
    private struct Mutation {
        var text: String
        /// The line that is not as it was, from 1.
        var line: Int
    }

    @Test func ofAGoodFileIsGoodOrReportedAtItsLines() {
        var random = SeededGenerator(seed: 3)
        var bad = 0
        for account in AccountTextTests.accounts(seed: 21, count: 250) {
            let text = AccountText.render(account)
            for _ in 0..<10 {
                let mutation = mutate(text, &random)
                let problems = declare([account.file: mutation.text]).diagnostics
                guard !problems.isEmpty else { continue }
                bad += 1
                let places = problems.flatMap { problem in
                    [problem.position?.line ?? 0] + problem.related.map(\.position.line)
                }
                guard !places.contains(mutation.line) else { continue }
                #expect(
                    Exception.allCases.contains { $0.covers(mutation, problems) },
                    "line \(mutation.line): \(problems.map(\.description))\n\(text)\n\(mutation.text)")
            }
        }
        #expect(bad > 800)
    }

    /// Why a problem may stand elsewhere.
    private enum Exception: CaseIterable {
        /// The line continues a value of the line before, or begins one on the next, where it is reported.
        case valueOfTwoLines
        /// Nothing is left on the line but a comment: what lacks it is reported, or what it kept apart.
        case removal

        func covers(_ mutation: Mutation, _ problems: [Diagnostic]) -> Bool {
            let line = mutation.text.split(separator: "\n", omittingEmptySubsequences: false)[mutation.line - 1]
            switch self {
            case .valueOfTwoLines:
                return problems.contains {
                    [.invalidValue, .wrongType].contains($0.code) && abs(($0.position?.line ?? 0) - mutation.line) == 1
                }
            case .removal:
                return line.allSatisfy { $0 == " " || $0 == "\t" }
                    || line.drop { $0 == " " || $0 == "\t" }.first == "#"
            }
        }
    }

    private func mutate(_ text: String, _ random: inout SeededGenerator) -> Mutation {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        let index = lines.indices.randomElement(using: &random) ?? 0
        var line = Array(lines[index].unicodeScalars)
        switch random.pick([0, 1, 2, 3, 4, 5]) {
        case 0: line.insert(random.pick(Self.scalars), at: Int.random(in: 0...line.count, using: &random))
        case 1: line.remove(at: Int.random(in: line.indices, using: &random))
        case 2: line[Int.random(in: line.indices, using: &random)] = random.pick(Self.scalars)
        case 3:
            line = Array(
                random.pick(["- x", "  x: y", "x", "? a", "&a b", "*a", "!x y", "'", "\"", "{", "]"]).unicodeScalars)
        case 4:
            line += Array(random.pick([" x", ": y", " # c", ",", "'", "\"", " |", " >", " &a", " *a"]).unicodeScalars)
        default: line = Array("  ".unicodeScalars) + line
        }
        lines[index] = String(String.UnicodeScalarView(line))
        return Mutation(text: lines.joined(separator: "\n") + "\n", line: index + 1)
    }

    private static let scalars: [Unicode.Scalar] =
        Array("aZ0 :#-[]{},'\"&*!|>%@\t\\é日🙂".unicodeScalars) + ["\u{2028}", "\0"]
}
