import Planning
import TestSupport
import Testing

/// However large a plan is: its Markdown fits into a comment, and says what it leaves out.
@Suite struct MarkdownLimitTests {
    private func markdown(limit: Int = PlanMarkdown.limit, _ describe: @Sendable @escaping (inout World) -> Void) throws
        -> String
    {
        let rendered = try PlanCase("", describe).rendered()
        let text = PlanMarkdown.render(rendered.plan, rendered.context, limit: limit)
        #expect(text.unicodeScalars.count <= limit)
        #expect(text.hasSuffix("Plan id: `\(rendered.plan.id)`\n"))
        return text
    }

    private func rows(_ text: String) -> Int { text.split(separator: "\n").count { $0.hasPrefix("| ") } - 1 }

    private static func updates(_ count: Int, _ world: inout World) {
        for number in 1...count {
            world.ours("a\(number)", in: "Prod", tags: ["team": "old"])
            world.file("a\(number)", in: "Prod", tags: ["team": "new"])
        }
    }

    @Test func `details go before rows`() throws {
        let text = try markdown { Self.updates(200, &$0) }
        #expect(rows(text) == 200)
        #expect(!text.contains("effects are shown"))
        let shown = text.split(separator: "\n").count { $0.hasPrefix("    effect: ") }
        #expect(shown > 0 && shown < 200)
        #expect(text.contains("<summary>Details (\(shown) of 200)</summary>"))
    }

    @Test func `rows go before what is said of them`() throws {
        let text = try markdown { Self.updates(2000, &$0) }
        #expect(rows(text) > 500)
        #expect(!text.contains("<details>"))
        #expect(text.contains("**\(rows(text)) of 2000 effects are shown**"))
        #expect(text.contains(": \(rows(text)) of 2000 to update."))
        #expect(text.contains("0 to move, 2000 to update, 0 to unmanage"))
    }

    @Test func `what takes away is shown however much else there is`() throws {
        let text = try markdown { world in
            Self.updates(2000, &world)
            world.ours("zzz", in: "Prod")
            world.ours("zzzz", in: "Prod")
            world.file("zzzz", in: "Prod", state: .closed)
        }
        #expect(text.contains("| - | unmanage | `zzz` |"))
        #expect(text.contains("| - | close | `zzzz` |"))
        #expect(text.contains("1 of 1 to unmanage, 1 of 1 to close."))
    }

    @Test func `problems have their share, and are counted`() throws {
        let text = try markdown { world in
            Self.updates(2000, &world)
            for number in 1...2000 { world.file("b\(number)", in: "Nowhere") }
        }
        let problems = text.split(separator: "\n").count { $0.hasPrefix("- RV3001") }
        #expect(problems > 50 && problems < 2000)
        #expect(text.contains("\(problems) of 2000 problems are shown."))
        #expect(rows(text) > 300)
    }

    @Test func `a row is whole or not there`() throws {
        let whole = try markdown { Self.updates(100, &$0) }.split(separator: "\n").filter { $0.hasPrefix("| ") }
        for limit in stride(from: 2500, through: 9000, by: 97) {
            let text = try markdown(limit: limit) { Self.updates(100, &$0) }
            #expect(text.split(separator: "\n").filter { $0.hasPrefix("| ") }.allSatisfy(whole.contains))
        }
    }

    /// Text that takes ten times its length to be harmless, wherever text may stand.
    @Test func `long hostile text does not burst it`() throws {
        let text = try markdown { world in
            let hostile = String(repeating: "$", count: 5000)
            Hostile(text: hostile).describe(&world)
        }
        #expect(text.contains("effects are shown"))
    }
}
