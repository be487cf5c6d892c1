import Planning

extension PlanCase {
    static let fields = [
        PlanCase("move") { world in
            world.ours("sandbox", in: "Dev")
            world.file("sandbox", in: "Lab")
            world.commit("9d02e17", touches: "sandbox")
        },
        PlanCase("move-out-of-the-root") { world in
            world.ours("sandbox", in: "/")
            world.file("sandbox", in: "Workloads/Prod")
            world.commit("9d02e17", touches: "sandbox")
        },
        PlanCase("move-and-rename") { world in
            world.ours("sandbox", in: "Dev", name: "Playground")
            world.file("sandbox", in: "Lab", name: "Sandbox")
            world.commit("9d02e17", touches: "sandbox")
        },
        PlanCase("tag-added-changed-removed") { world in
            world.ours("search", in: "Prod", tags: ["cost-center": "41", "owner": "ada"])
            world.file("search", in: "Prod", tags: ["cost-center": "42", "team": "find"])
            world.commit("9d02e17", touches: "search")
        },
        PlanCase("unknown-ou") { world in
            world.file("search", in: "Prdo")
            world.commit("9d02e17", touches: "search")
        },
        PlanCase("ambiguous-ou") { world in
            world.units.append(OrganizationalUnit(id: "ou-second", path: unit("Prod").path))
            world.file("search", in: "Prod")
            world.commit("9d02e17", touches: "search")
        },
        PlanCase("update-stalled") { world in
            world.ours("search", in: "Prod", tags: ["team": "find"])
            world.file("search", in: "Prod", tags: ["team": "search"])
            world.commit("9d02e17", touches: "search")
            guard let effect = try? world.rendered().plan.actions[0].effects[0].digest else { return }
            world.remember("search") { $0.stalls = [effect: "TAG_POLICY_VIOLATION"] }
        },
    ]
}
