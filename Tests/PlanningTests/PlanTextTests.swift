import Planning
import Testing

/// The plan as people see it at a terminal.
struct PlanTextTests {
    /// The plan of design.md's sample, in an organization of 47 accounts.
    private func sample() throws -> (plan: Plan, context: PlanContext) {
        let removed = valid(CommitID("9d02e17" + String(repeating: "0", count: 33)), "commit")
        let units = standardUnits
        let others = (1...44).map {
            account(AccountID(stringLiteral: "\(200_000_000_000 + $0)"), email: "other\($0)@example.com")
        }
        let plan = try plan(
            [
                spec("payments", ou: "Workloads/Prod"), spec("sandbox", ou: "Lab"),
                spec("search", ou: "Workloads/Prod", tags: ["cost-center": "42"]),
            ],
            [
                owned("sandbox", "111111111111", ou: "Dev"),
                owned("search", "222222222222", ou: "Workloads/Prod", tags: ["cost-center": "41"]),
                owned("old-blog", "333333333333"),
            ] + others,
            history: history(
                [
                    record("sandbox", "111111111111"), record("search", "222222222222"),
                    record("old-blog", "333333333333", file: "accounts/Prod/old-blog.yaml"),
                ],
                source: commit(1),
                changes: [
                    SourceChange(
                        commit: removed, people: ["ada@example.com"],
                        paths: [
                            "accounts/Prod/old-blog.yaml", "accounts/Workloads/Prod/payments.yaml",
                            "accounts/Dev/sandbox.yaml",
                            "accounts/Lab/sandbox.yaml", "accounts/Workloads/Prod/search.yaml",
                        ])
                ]), units: units)
        return (plan, PlanContext(branch: "main", commit: removed, held: gate(plan).held))
    }

    @Test func hasTheShapeOfTheDesign() throws {
        let (plan, context) = try sample()
        #expect(
            PlanText.render(plan, context) == """
                Plan \(plan.id.short)  main@9d02e17  organization o-exampleorgid, 47 accounts
                + create    payments  Workloads/Prod            accounts/Workloads/Prod/payments.yaml:1
                → move      sandbox   Dev → Lab                 accounts/Lab/sandbox.yaml:1
                ~ update    search    tags.cost-center 41 → 42  accounts/Workloads/Prod/search.yaml:6
                - unmanage  old-blog  needs approval            removed in 9d02e17
                Plan: 1 to create, 0 to adopt, 1 to move, 1 to update, 1 to unmanage, 0 to close.

                """)
    }

    @Test func aFurtherEffectOfAnActionStandsUnderTheFirst() throws {
        let plan = try plan(
            [spec("it", name: "New", tags: ["a": "1", "b": "2"])], [owned("it", tags: ["a": "0"])],
            history: history([record("it", "111111111111")]))
        #expect(
            PlanText.render(plan, PlanContext(branch: "main", commit: nil)) == """
                Plan \(plan.id.short)  main  organization o-exampleorgid, 1 accounts
                ~ update    it  name it → New      drift, accounts/Prod/it.yaml:1
                                tags.a 0 → 1       drift, accounts/Prod/it.yaml:6
                                tags.b (none) → 2  drift, accounts/Prod/it.yaml:7
                Plan: 0 to create, 0 to adopt, 0 to move, 1 to update, 0 to unmanage, 0 to close.

                """)
    }

    @Test func nothingToDoIsSaid() throws {
        let plan = try plan([spec("it")], [owned("it"), owned("x", "222222222222", by: "other")])
        #expect(
            PlanText.render(plan, PlanContext(branch: "main", commit: commit(1))) == """
                Plan 93a7ff3cf689  main@0000000  organization o-exampleorgid, 2 accounts, 1 of other owners
                No changes. The organization matches the files.
                Plan: 0 to create, 0 to adopt, 0 to move, 0 to update, 0 to unmanage, 0 to close.

                """)
    }

    @Test func anEmptyPlanWithProblemsDoesNotSayThatAllIsWell() throws {
        let plan = try plan([], [owned("it")], quarantined: [quarantined("accounts/Prod/new.yaml", key: "new")])
        let text = PlanText.render(plan, PlanContext(branch: "main", commit: nil))
        #expect(plan.isEmpty)
        #expect(!text.contains("matches the files"))
        #expect(text.contains("No changes can be planned until these problems are mended:"))
    }

    @Test func problemsAreShown() throws {
        let plan = try plan([spec("it", ou: "Prdo")], [])
        let text = PlanText.render(plan, PlanContext(branch: "main", commit: nil))
        #expect(
            text.contains(
                "accounts/Prdo/it.yaml:1:1: error[RV3001]: no organizational unit 'Prdo'\nhint: did you mean 'Prod'?\n")
        )
    }

    @Test func whatPassesByItselfWithinMinutesIsNotNoted() throws {
        let plan = try plan([spec("a", name: "Same"), spec("b", name: "Same")], [])
        let text = PlanText.render(plan, PlanContext(branch: "main", commit: nil, held: gate(plan).held))
        #expect(!text.contains("waits for"))
    }

    @Test func hostileTextIsEscaped() throws {
        let plan = try plan(
            [spec("it", tags: ["\u{1B}[2J": "\u{202E}"])], [owned("it", name: "\u{1B}]0;x\u{7}", ou: "Dev")],
            units: standardUnits)
        let text = PlanText.render(plan, PlanContext(branch: "\u{1B}[31m", commit: nil))
        #expect(!text.unicodeScalars.contains { ["\u{1B}", "\u{7}", "\u{202E}"].contains($0) })
        #expect(text.contains("name \\u{1b}]0;x\\u{7} → it"))
        #expect(text.contains("tags.\\u{1b}[2J (none) → \\u{202e}"))
    }

    @Test func coloursAreOnlyWhereTheyAreAsked() throws {
        let (plan, context) = try sample()
        #expect(!PlanText.render(plan, context).contains("\u{1B}"))
        #expect(PlanText.render(plan, context, color: true).contains("\u{1B}[32m+ create    payments"))
    }

    @Test func equalInputsGiveEqualBytes() throws {
        let (one, context) = try sample()
        let (other, _) = try sample()
        #expect(PlanText.render(one, context) == PlanText.render(other, context))
    }

    @Test func theMarkdownIsATable() throws {
        let (plan, context) = try sample()
        #expect(
            PlanMarkdown.render(plan, context).hasPrefix(
                """
                # Plan `\(plan.id.short)`

                Plan: 1 to create, 0 to adopt, 1 to move, 1 to update, 1 to unmanage, 0 to close. Waiting for an approver: 1.

                Branch main at 9d02e17, organization o-exampleorgid, 47 accounts.

                | | Action | Account | What | From | Held |
                |---|---|---|---|---|---|
                | + | create | `payments` | Workloads/Prod | accounts/Workloads/Prod/payments.yaml:1 |  |
                | → | move | `sandbox` | Dev → Lab | accounts/Lab/sandbox.yaml:1 |  |
                | \\~ | update | `search` | tags.cost-center 41 → 42 | accounts/Workloads/Prod/search.yaml:6 |  |
                | - | unmanage | `old-blog` |  | removed in 9d02e17 | needs approval |

                <details>
                """))
        #expect(PlanMarkdown.render(plan, context).hasSuffix("\nPlan id: `\(plan.id)`\n"))
    }

    @Test func hostileTextBreaksNoTable() throws {
        let plan = try plan(
            [
                spec("it", tags: ["a|b": "<img src=x onerror=alert(1)>\n| x | @grace [l](http://x) |"]),
                spec("bad", ou: "No|where\n# Title"),
            ],
            [owned("it")])
        let text = PlanMarkdown.render(plan, PlanContext(branch: "x|y\n# z", commit: nil))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.filter { $0.hasPrefix("| ") }.count == 2)
        #expect(lines.filter { $0.hasPrefix("#") } == ["# Plan `\(plan.id.short)`", "## Problems"])
        let shown = lines.prefix { $0 != "<details>" }.joined(separator: "\n")
        #expect(!shown.contains("<") && !shown.contains("@g") && !shown.contains("http://"))
        let row = lines.first { $0.hasPrefix("| \\~") }.map(String.init) ?? ""
        #expect(row.filter { $0 == "|" }.count == 7)
    }
}
