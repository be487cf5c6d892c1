import Planning

extension PlanCase {
    static let causes = [
        PlanCase("drift") { world in
            world.ours("search", in: "Lab", tags: ["team": "someone"])
            world.file("search", in: "Prod", tags: ["team": "find"])
        },
        PlanCase("first-sight") { world in
            world.ours("search", in: "Prod", isKnown: false)
            world.file("search", in: "Prod", name: "Search")
        },
        PlanCase("file-is-gone") { world in world.ours("search", in: "Prod") },
        PlanCase("file-was-never-there") { world in world.ours("search", in: "Prod", isKnown: false) },
        PlanCase("retry") { world in
            world.ours("search", in: "Lab")
            world.file("search", in: "Prod")
            world.remember("search") { $0.phase = .retrying }
        },
        PlanCase("retry-of-a-commit") { world in
            world.ours("search", in: "Lab")
            world.file("search", in: "Prod")
            world.ours("old-blog", in: "Prod")
            world.commit("9d02e17", touches: "search", "old-blog")
            world.remember("search") { $0.phase = .retrying }
            world.remember("old-blog") { $0.phase = .retrying }
        },
        PlanCase("newest-of-two-commits") { world in
            world.ours("search", in: "Lab")
            world.file("search", in: "Prod")
            world.commit("1111111", touches: "search")
            world.commit("2222222", touches: "search")
        },
    ]
}
