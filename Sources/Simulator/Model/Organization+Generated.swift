import FoundationEssentials

extension Organization {
    /// An organization of a given size, with names one could meet. Equal seeds give equal ones.
    static func generated(
        accounts accountCount: Int, units unitCount: Int?, management: ManagementAccount, seed: UInt64, at now: Date
    ) -> Organization {
        var generator = SeededGenerator(seed: seed)
        let id = "o-\(generator.characters(10))"
        let root = "r-\(generator.characters(4))"
        let founded = now.addingTimeInterval(-Double(accountCount) * 3600 - 60 * 86_400)
        var organization = Organization(
            id: id, rootID: root, management: management, at: founded, generator: generator)
        let units = organization.addUnits(unitCount ?? min(200, 5 + accountCount / 25))
        organization.addAccounts(accountCount, in: units.isEmpty ? [root] : units, at: now)
        return organization
    }

    /// Adds units in up to three levels: divisions, their teams, and the stages of those.
    private mutating func addUnits(_ count: Int) -> [String] {
        let divisions = ["Workloads", "Security", "Infrastructure", "Sandbox", "Data", "Platform", "Partners"]
        let stages = ["Prod", "Staging", "Dev"]
        var levels: [[String]] = [[], [], []]
        var children: [String: Int] = [:]
        for index in 0..<count {
            let level: Int
            // A tenth of the units, and at least one, is on top; three of five teams have stages.
            if levels[0].count < max(1, count / 10) {
                level = 0
            } else {
                level = levels[1].isEmpty || index % 5 < 2 ? 1 : 2
            }
            let parents = level == 0 ? [rootID] : levels[level - 1]
            let parent = parents[levels[level].count % parents.count]
            // Each child of a parent takes the next name, so that siblings differ.
            let names = [divisions, Self.teams, stages][level]
            let sibling = children[parent, default: 0]
            let name = names[sibling % names.count] + (sibling < names.count ? "" : " \(sibling / names.count + 1)")
            children[parent] = sibling + 1
            levels[level].append(addUnit(named: name, in: parent).id)
        }
        return levels.flatMap { $0 }
    }

    private mutating func addAccounts(_ count: Int, in units: [String], at now: Date) {
        let stages = ["Prod", "Staging", "Dev", "Test", "Sandbox"]
        for index in 0..<count {
            let combination = index % (Self.teams.count * stages.count)
            let round = index / (Self.teams.count * stages.count)
            let team = Self.teams[combination % Self.teams.count]
            let name =
                "\(team) \(stages[combination / Self.teams.count])" + (round == 0 ? "" : " \(round + 1)")
            let unit = units[Int.random(in: 0..<units.count, using: &generator)]
            add(
                accountID: newAccountID(), name: name, email: "aws+\(Self.slug(name))@example.com", parent: unit,
                joinedMethod: .created, joined: now.addingTimeInterval(-Double(count - index) * 3600 - 30 * 86_400))
        }
    }

    private static let teams = [
        "Payments", "Search", "Checkout", "Catalog", "Billing", "Identity", "Messaging", "Shipping", "Pricing",
        "Inventory", "Analytics", "Reporting", "Fraud", "Loyalty", "Mobile", "Storefront", "Recommendations",
        "Support", "Ledger", "Gateway",
    ]
}
