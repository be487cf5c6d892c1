import Planning

extension PlanCase {
    static let shapes = [
        PlanCase("empty-plan") { world in
            world.ours("search", in: "Prod")
            world.file("search", in: "Prod")
        },
        PlanCase("only-problems") { world in
            world.file("cards", in: "Nowhere")
            world.brokenFile("search", in: "Prod", because: "it cannot be read")
        },
        PlanCase("one-of-each-kind") { world in describeOneOfEachKind(&world) },
        PlanCase("wide-characters") { world in
            let names = ["支払い", "e\u{301}quipe", "🚀"]
            for (index, name) in names.enumerated() {
                world.units.append(unit(name))
                world.ours("a\(index)", in: name, tags: ["チーム": "古い"])
                world.file("a\(index)", in: index == 2 ? "Prod" : name, tags: ["チーム": name])
            }
            world.commit("9d02e17", touches: "a0", "a1", "a2")
        },
        PlanCase("narrow-terminal") { world in
            describeOneOfEachKind(&world)
            world.width = 60
        },
        PlanCase("narrow-terminal-with-wide-characters") { world in
            world.ours("search", in: "Prod", name: "顧客のための検索サービスの本番環境")
            world.file("search", in: "Prod", name: "お客さまのための検索サービス")
            world.commit("9d02e17", touches: "search")
            world.width = 50
        },
        PlanCase("narrowest-terminal") { world in
            describeOneOfEachKind(&world)
            world.width = 10
        },
        PlanCase("hostile-text") { world in
            Hostile(text: "|\n`<b>@grace #1 http://evil.example $x$ **b** \u{1B}[2J\u{202E}").describe(&world)
        },
    ]

    /// Its text and its JSON are too long to be kept whole.
    static let large = PlanCase("ten-thousand-effects") { world in
        for number in 10_000..<20_000 {
            let key = "a\(number)"
            world.ours(key, in: number.isMultiple(of: 2500) ? "Dev" : "Prod", tags: ["team": "old"])
            if !number.isMultiple(of: 3000) { world.file(key, in: "Prod", tags: ["team": "new"]) }
        }
    }

    private static func describeOneOfEachKind(_ world: inout World) {
        world.file("payments", in: "Workloads/Prod")
        world.ours("sandbox", in: "Dev")
        world.file("sandbox", in: "Lab")
        world.ours("search", in: "Workloads/Prod", tags: ["cost-center": "41"])
        world.file("search", in: "Workloads/Prod", tags: ["cost-center": "42"])
        world.ours("old-blog", in: "Prod")
        world.nobodys("wiki", in: "Prod")
        world.file("wiki", in: "Prod")
        world.ours("shop", in: "Prod")
        world.file("shop", in: "Prod", state: .closed)
        world.commit("9d02e17", touches: "payments", "sandbox", "search", "old-blog", "wiki", "shop")
    }
}
