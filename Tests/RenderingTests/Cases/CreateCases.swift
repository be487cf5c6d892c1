import Planning

extension PlanCase {
    static let creates = [
        PlanCase("create-into-nested-ou") { world in
            world.file("payments", in: "Workloads/Prod")
            world.commit("9d02e17", touches: "payments")
        },
        PlanCase("create-with-tags") { world in
            world.file("payments", in: "Prod", name: "Payments", tags: ["team": "cards", "cost-center": "42"])
            world.commit("9d02e17", touches: "payments")
        },
        PlanCase("create-in-flight") { world in
            world.file("payments", in: "Prod")
            world.commit("9d02e17", touches: "payments")
            world.creates = [ObservedCreate(request: "car-1", name: "payments", progress: .inProgress)]
            world.remember("payments") { $0.create = .init(request: "car-1", effect: Digest(of: [])) }
        },
        PlanCase("create-stalled") { world in
            world.file("payments", in: "Prod")
            world.commit("9d02e17", touches: "payments")
            guard let effect = try? world.rendered().plan.actions[0].effects[0].digest else { return }
            world.creates = [
                ObservedCreate(
                    request: "car-1", name: "payments", progress: .failed(reason: "ACCOUNT_LIMIT_EXCEEDED"))
            ]
            world.remember("payments") { $0.create = .init(request: "car-1", effect: effect) }
        },
        PlanCase("create-of-one-name-twice") { world in
            world.file("cards", in: "Prod", name: "Payments")
            world.file("payments", in: "Dev", name: "Payments")
            world.commit("9d02e17", touches: "cards", "payments")
        },
        PlanCase("create-being-finished") { world in
            world.file("payments", in: "Prod", tags: ["team": "cards"])
            world.commit("9d02e17", touches: "payments")
            world.ours("payments", in: "/", tags: ["reeve:phase": "creating"])
        },
        PlanCase("create-over-budget") { world in
            world.policy.budgets.limits[.create] = .init(count: 1)
            world.file("cards", in: "Prod")
            world.file("payments", in: "Prod")
            world.commit("9d02e17", touches: "cards", "payments")
        },
    ]
}
