import Planning

extension PlanCase {
    static let policies = [
        PlanCase("policy-merge-is-enough") { world in
            let before = world.policy
            world.policy.approval[.unmanage] = .merge
            world.commit("9d02e17", loosens: before)
        },
        PlanCase("policy-and-what-it-would-let-through") { world in
            let before = world.policy
            world.ours("old-blog", in: "Prod")
            world.policy.approval[.unmanage] = .merge
            world.commit("9d02e17", touches: "old-blog")
            world.commit("a4d3c68", loosens: before)
        },
        PlanCase("policy-every-rule") { world in
            world.policy.approvers = [.init(principal: "grace@example.com", key: "ssh-ed25519 AAAA")]
            world.policy.protected = ["audit"]
            let before = world.policy
            world.policy.approval[.close] = .merge
            world.policy.approvalExpires *= 2
            world.policy.approvers.append(.init(principal: "eve@example.com", key: "ssh-ed25519 EEEE"))
            world.policy.budgets.window /= 2
            world.policy.budgets.limits[.close] = .init(count: 30, percent: 50)
            // The last second of 2026.
            world.policy.overrides = [
                .init(account: accountKey("blog"), kind: .unmanage, until: 1_798_761_599, reason: "Blog retired")
            ]
            world.policy.protected = []
            world.commit("9d02e17", loosens: before)
        },
        PlanCase("policy-last-approver-leaves") { world in
            world.policy.approvers = [.init(principal: "grace@example.com", key: "ssh-ed25519 AAAA")]
            let before = world.policy
            world.policy.approvers = []
            world.commit("9d02e17", loosens: before)
        },
        PlanCase("policy-protection-ends") { world in
            world.ours("audit", in: "Prod")
            world.file("audit", in: "Lab")
            world.policy.protected = ["audit"]
            let before = world.policy
            world.policy.protected = []
            world.commit("9d02e17", touches: "audit")
            world.commit("a4d3c68", loosens: before)
        },
    ]
}
