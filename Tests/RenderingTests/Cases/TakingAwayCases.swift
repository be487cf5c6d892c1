import Planning

extension PlanCase {
    static let takingAway = [
        PlanCase("unmanage-needs-approval") { world in
            world.ours("old-blog", in: "Prod")
            world.commit("9d02e17", touches: "old-blog")
        },
        PlanCase("unmanage-over-budget") { world in
            for number in 1...47 {
                world.ours("a\(number)", in: "Prod")
                if number > 4 { world.file("a\(number)", in: "Prod") }
            }
            for number in 1...3 { world.done(.unmanage, "gone-\(number)") }
            world.policy.approval[.unmanage] = .merge
            world.commit("9d02e17", touches: "a1", "a2", "a3", "a4")
        },
        PlanCase("unmanage-into-quarantine-ou") { world in
            world.ours("old-blog", in: "Prod")
            world.policy.unmanageMoveTo = Sourced(unit("Quarantine").path, at: SourcePosition(file: "reeve.yaml"))
            world.commit("9d02e17", touches: "old-blog")
        },
        PlanCase("close-needs-approval") { world in
            world.ours("old-blog", in: "Prod")
            world.file("old-blog", in: "Prod", state: .closed)
            world.commit("9d02e17", touches: "old-blog")
        },
        PlanCase("close-needs-override") { world in
            for key in ["blog", "forum", "shop", "wiki"] {
                world.ours(key, in: "Prod")
                world.file(key, in: "Prod", state: .closed)
            }
            world.commit("9d02e17", touches: "blog", "forum", "shop", "wiki")
        },
        PlanCase("suspended-account") { world in
            world.ours("search", in: "Prod", state: .suspended)
            world.file("search", in: "Lab")
            world.commit("9d02e17", touches: "search")
        },
        PlanCase("protected") { world in
            world.ours("log-archive", in: "Prod")
            world.ours("audit", in: "Prod")
            world.file("audit", in: "Lab")
            world.policy.protected = ["log-archive", "audit"]
            world.commit("9d02e17", touches: "log-archive", "audit")
        },
        PlanCase("management-account") { world in
            world.ours("root", in: "/")
            world.accounts[0].id = World.management
            world.commit("9d02e17", touches: "root")
        },
    ]
}
