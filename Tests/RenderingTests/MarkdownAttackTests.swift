import Foundation
import Planning
import TestSupport
import Testing

/// Whatever files, AWS and Git say: GitHub's own parser finds text in the table and nothing else.
@Suite struct MarkdownAttackTests {
    static let attacks = [
        // Links, images, HTML, code.
        "[click](http://evil.example)", "![x](http://evil.example/x.png)", "[x]: http://evil.example", "[x][y]",
        "<a href=\"http://evil.example\">x</a>", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>",
        "<http://evil.example>", "<grace@evil.example>", "</details></table>", "<!-- ", "-->", "<![CDATA[", "<?php",
        "`code", "``` \u{60}", "~~~", "```math", "&#60;b&#62;", "&lt;b&gt;", "&amp;#64;grace",
        // Addresses that become links by themselves.
        "http://evil.example", "HTTPS://evil.example/a?b=c&d", "ftp://evil.example", "www.evil.example",
        "WWW.evil.example", "see www.www.evil.example", "mailto:grace@evil.example", "grace@evil.example",
        "xmpp:grace@evil.example/x", "a+b_c@evil.example.", "ssh://git@evil.example", "javascript:alert(1)",
        // People, issues, commits, and what else a forge refers to.
        "@grace", "@acme/owners", "(@grace)", "a@grace", "@", "@@grace", "@all", "#123", "acme/repo#123", "GH-1",
        "gh-12",
        "GL-1", "!123", "acme/repo!1", "&123", "$123", "~bug", "~\"two words\"", "%v1", "%\"two words\"",
        "%{project_name}",
        "^alert#123", "[vulnerability:123]", "[issue:1]", "[work_item:1]", "*iteration:1", "acme/project>", "acme/a/b>",
        "9ba12248", "9ba12248b19a04f5a0d0ee12bf9fbeb6d6b2b3c4", "9BA12248", "1234567", "9ba12248...b19a04f5",
        "acme@9ba12248", "acme/repo@9ba12248",
        // Emoji, mathematics, differences.
        ":x:", ":+1:", "::x::", "a:b:c", "$x$", "$`x`$", "$$x$$", "a $x$ b $y$ c", "\\$x\\$", "{+ new +}", "[- old -]",
        "{- old -}", "[+ new +]",
        // The table and the page.
        "|", "||", "a | b", "a\\|b", "a\\\\|b", "\\", "\\\\", "x\\", "\n", "a\n| x | y |", "\r\n\r\n# Title",
        "\u{2028}# Title",
        "# Title", "- item", "+ item", "1. item", "> quote", "    code", "---", "***", "===", "| --- |", "a\tb",
        " a  b ",
        // Emphasis.
        "*a*", "**a**", "_a_", "__a__", "~a~", "~~a~~", "***", "a*b*c", "(a)", "[^1]", "[^1]: note", "[x] done",
        "[ ] todo",
        // The end of the folded block.
        "```", "\n```\n", "````", "</pre>", "</code>", "before: ```",
        // What is no letter.
        "\u{0}", "\u{200B}@\u{200B}grace", "\u{202E}", "e\u{301}@grace", "\u{FF20}grace", "支払い@grace", "🙂:x:🙂",
    ]

    private struct Case: Encodable {
        var markdown: String
        var rows: Int
        var problems: Int
        var texts: [String]
        /// The plan's own commits and accounts.
        var known: [String] = []

        init(_ rendered: PlanCase.Rendered, rows: Int? = nil, texts: [String] = []) {
            let actions = rendered.plan.actions
            self.init(
                markdown: rendered.markdown, rows: rows ?? rendered.plan.digests.count,
                problems: rendered.plan.diagnostics.count, texts: texts)
            known = actions.compactMap { $0.accountID?.description }
            known += actions.compactMap { if case .changed(let commit) = $0.cause { commit.short } else { nil } }
            known += [rendered.context.commit?.short].compactMap(\.self)
        }

        init(markdown: String, rows: Int, problems: Int, texts: [String]) {
            self.markdown = markdown
            self.rows = rows
            self.problems = problems
            self.texts = texts
        }
    }

    private static func hostile(_ text: String) throws -> Case {
        var world = World()
        Hostile(text: text).describe(&world)
        let rendered = try world.rendered()
        let read = Escaping.terminal(text)
        return Case(
            rendered,
            texts: [
                "Branch \(read) at ", "organization \(read), 2 accounts", "\(read) → Prod", "name \(read)1 → \(read)2",
                "tags.\(read) \(read)3 → \(read)4", "stalled: \(read)", "RV1001 \(read):2:3: \(read) (\(read))",
                "accounts/\(read)/new.yaml:1", "email: a@www.evil.example",
                "overrides.new.close (none) → until 2026-12-31, \(read)",
                "approvers.grace@www.evil.example (none) → ssh-ed25519 AAAA",
            ])
    }

    @Test func `hostile text is text`() async throws {
        let cases = try Self.attacks.map(Self.hostile)
        let verdicts: [[String]] = try await Judge.verdict(
            of: "judge_markdown.py", input: JSONEncoder().encode(cases))
        #expect(verdicts.count == cases.count)
        for (attack, complaints) in zip(Self.attacks, verdicts) { #expect(complaints == [], "\(attack)") }
    }

    @Test func `the goldens are text, too`() async throws {
        let rendered = try (PlanGoldenTests.cases + [PlanCase.large]).map { try $0.rendered() }
        let cases = rendered.filter { !$0.plan.isEmpty }.map { rendered in
            let rows = rendered.markdown.split(separator: "\n").count { $0.hasPrefix("| ") } - 1
            return Case(rendered, rows: rows)
        }
        let verdicts: [[String]] = try await Judge.verdict(
            of: "judge_markdown.py", input: JSONEncoder().encode(cases))
        #expect(verdicts == Array(repeating: [], count: cases.count))
    }

    /// So that the judge can be believed: unescaped, these are what they look like.
    @Test(arguments: [
        ("[click](http://evil.example)", "element a"), ("<img src=x>", "element img"),
        ("grace&#64;evil.example", "element a"),
        ("www.evil.example", "element a"), ("&#64;grace", "mention"), ("\\#123", "issue"), ("GH-1", "issue by prefix"),
        (":x:", "emoji"), ("9ba12248", "commit"), ("\\$x\\$", "mathematics"), ("**a** ~~b~~", "element del"),
        ("!1", "merge"),
        ("a | b | c | d | e | f |\n| a", "3 of tr"), ("<details>", "stray end"), ("<span>x</span>", "span of"),
        ("x", "not to be read"),
        ("acme/project>", "project"), ("[issue:1\\]", "reference in brackets"), ("{+ x +}", "inline difference"),
    ])
    func `the judge finds what is not text`(_ raw: String, _ complaint: String) async throws {
        let table = "# x\n\n| | | | | | |\n|---|---|---|---|---|---|\n| \(raw) | b | c | d` | e | f |\n"
        let input = [Case(markdown: table, rows: 1, problems: 0, texts: ["`a"])]
        let verdicts: [[String]] = try await Judge.verdict(
            of: "judge_markdown.py", input: JSONEncoder().encode(input))
        #expect(verdicts[0].contains { $0.contains(complaint) }, "\(verdicts)")
    }
}
