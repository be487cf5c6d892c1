import Planning

extension PlanCase {
    static let identities = [
        PlanCase("adopt-by-id") { world in
            world.nobodys("search", in: "Prod")
            world.file("search", in: "Prod", id: "100000000001")
            world.commit("9d02e17", touches: "search")
        },
        PlanCase("adopt-by-email-needs-approval") { world in
            world.nobodys("search", in: "Prod", email: "Search@Example.com")
            world.file("search", in: "Prod")
            world.commit("9d02e17", touches: "search")
        },
        PlanCase("awaits-claim") { world in
            world.nobodys("search", in: "Dev")
            world.file("search", in: "Prod", tags: ["team": "find"])
            world.commit("9d02e17", touches: "search")
        },
        PlanCase("rekey") { world in
            world.ours("search", in: "Prod", name: "Search", email: "search@example.com")
            world.file("find", in: "Prod", name: "Search", email: "search@example.com")
            world.commit("9d02e17", touches: "search", "find")
        },
        PlanCase("two-files-one-account") { world in
            world.nobodys("search", in: "Prod")
            world.file("find", in: "Prod", email: "find@example.com", id: "100000000001")
            world.file("search", in: "Prod")
            world.commit("9d02e17", touches: "search", "find")
        },
        PlanCase("foreign-owners-counted") { world in
            world.foreign("theirs", in: "Prod")
            world.foreign("theirs-too", in: "Dev")
            world.ours("search", in: "Dev")
            world.file("search", in: "Prod")
            world.commit("9d02e17", touches: "search")
        },
        PlanCase("foreign-account-claimed") { world in
            world.foreign("theirs", in: "Prod")
            world.file("theirs", in: "Prod")
            world.commit("9d02e17", touches: "theirs")
        },
        PlanCase("account-not-found") { world in
            world.file("search", in: "Prod", id: "999999999999")
            world.commit("9d02e17", touches: "search")
        },
    ]
}
