import TestSupport

/// An account as its file asks for it.
struct Wish: Equatable {
    var key: String
    var name: String
    let email: String
    var ou: String
    var tags: [String: String]
    var isClosed = false
    /// Its file was gone meanwhile: nobody remembers then which tags the earlier one gave it.
    var wasGone = false

    /// The tags that files give.
    static let tagKeys = ["team", "stage", "cost"]

    var path: String { "accounts/\(ou)/\(key).yaml" }

    var file: String {
        let tags = tags.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
        return "name: \(name)\nemail: \(email)\ntags: {\(tags)}\n" + (isClosed ? "state: closed\n" : "")
    }
}

/// What the people of an organization ask for, from one commit to the next.
struct Wishes {
    static let units = [
        "Security", "Infrastructure/Network", "Infrastructure/Shared", "Workloads/Prod", "Workloads/Staging", "Sandbox",
    ]
    static let quarantine = "Quarantine"
    private static let mostClosures = 6
    private static let mostAccounts = 40

    private(set) var present: [Wish] = []
    /// Accounts whose file was removed, as they were asked for last.
    private(set) var gone: [Wish] = []
    /// Of those that are present, whose files cannot be read.
    private var broken: Set<String> = []
    private var number = 0
    private var closures = 0

    /// A commit of one to three edits.
    mutating func edit(_ chance: inout SeededGenerator) -> [String: String?] {
        var changes: [String: String?] = [:]
        for _ in 0..<chance.pick([1, 1, 1, 2, 3]) {
            changes.merge(editOne(&chance)) { $1 }
        }
        return changes
    }

    /// Sets right what cannot be read.
    mutating func mend() -> [String: String?] {
        defer { broken = [] }
        return present.filter { broken.contains($0.email) }.reduce(into: [:]) { $0[$1.path] = $1.file }
    }

    private mutating func editOne(_ chance: inout SeededGenerator) -> [String: String?] {
        let places = present.indices.filter { !present[$0].isClosed && !broken.contains(present[$0].email) }
        guard places.count >= 4, !chance.chance(present.count < Self.mostAccounts ? 0.25 : 0) else {
            return add(&chance)
        }
        let place = chance.pick(places)
        let before = present[place]
        switch Int.random(in: 0..<100, using: &chance) {
        case 0..<20: present[place].ou = chance.pick(Self.units)
        case 20..<35: present[place].name = nextName()
        case 35..<60: retag(&present[place], &chance)
        case 60..<70: present[place].key = "\(nextName().lowercased().replacing(" ", with: "-"))"
        case 70..<80:
            gone.append(present.remove(at: place))
            return [before.path: nil]
        case 80..<86 where !gone.isEmpty: return bringBack(&chance)
        case 86..<90 where closures < Self.mostClosures:
            closures += 1
            present[place].isClosed = true
        case 90..<100:
            broken.insert(before.email)
            return [before.path: chance.pick(["name: [", "name: A\nname: B\n", "email: nobody\n", ""])]
        default: retag(&present[place], &chance)
        }
        let after = present[place]
        return before.path == after.path ? [after.path: after.file] : [before.path: nil, after.path: after.file]
    }

    /// A commit with a file for a new account.
    mutating func add(_ chance: inout SeededGenerator) -> [String: String?] {
        let name = nextName()
        var wish = Wish(
            key: name.lowercased().replacing(" ", with: "-"), name: name, email: "aws+\(number)@example.com",
            ou: chance.pick(Self.units), tags: [:])
        retag(&wish, &chance)
        present.append(wish)
        return [wish.path: wish.file]
    }

    private mutating func bringBack(_ chance: inout SeededGenerator) -> [String: String?] {
        var wish = gone.remove(at: Int.random(in: gone.indices, using: &chance))
        wish.wasGone = true
        present.append(wish)
        return [wish.path: wish.file]
    }

    private func retag(_ wish: inout Wish, _ chance: inout SeededGenerator) {
        wish.tags[chance.pick(Wish.tagKeys)] = chance.pick([nil, "a", "b", "c"])
    }

    private mutating func nextName() -> String {
        number += 1
        return "Team \(number)"
    }
}
