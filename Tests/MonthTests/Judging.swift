@testable import Simulator

/// An account as AWS has it.
struct Standing {
    var id: String
    var name: String
    var email: String
    /// The unit's ID, and its path.
    var parent: String
    var unit: String
    var isActive: Bool
    var tags: [String: String]
}

extension Overview {
    /// All accounts, by address.
    var standings: [String: [Standing]] {
        var found: [Standing] = []
        func walk(_ node: Node, _ path: [String]) {
            for account in node.accounts {
                found.append(
                    Standing(
                        id: account.id, name: account.name, email: account.email, parent: account.parent,
                        unit: path.joined(separator: "/"),
                        isActive: account.state(at: now) == .active, tags: tags(of: account)))
            }
            for unit in node.units { walk(unit, path + [unit.name]) }
        }
        if let tree { walk(tree, []) }
        return Dictionary(grouping: found) { $0.email.lowercased() }
    }
}

extension Wish {
    /// How an account differs from what its file asks for; none if it does not.
    func differences(from standings: [Standing], owner: String) -> [String] {
        guard standings.count == 1, let standing = standings.first else {
            return ["\(key): \(standings.count) accounts have its address"]
        }
        if isClosed { return standing.isActive ? ["\(key): is not closed"] : [] }
        var expected = ["reeve:owner": owner, "reeve:account": key]
        expected.merge(tags) { $1 }
        var found: [String] = []
        if !standing.isActive { found.append("is closed") }
        if standing.name != name { found.append("name is \(standing.name), not \(name)") }
        if standing.unit != ou { found.append("is in \(standing.unit), not \(ou)") }
        for (tag, value) in expected where standing.tags[tag] != value {
            found.append("tag \(tag) is \(standing.tags[tag] ?? "missing"), not \(value)")
        }
        for tag in Self.tagKeys where tags[tag] == nil && standing.tags[tag] != nil && !wasGone {
            found.append("tag \(tag) is still there")
        }
        if standing.tags["reeve:phase"] != nil { found.append("is still marked as being made") }
        return found.map { "\(key): \($0)" }
    }
}
