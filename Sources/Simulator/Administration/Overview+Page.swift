import FoundationEssentials
import OrderedCollections

extension Overview {
    /// What `/_reeve/` answers.
    func page(_ configuration: SimulatorConfiguration) throws -> String {
        var values: [String: Any] = [
            "management": cloud.management.id,
            "tree": tree.map { [branch($0)] } ?? [],
            "creations": creations.map(Self.row),
            "requests": requests.reversed().map(Self.row),
            "dials": configuration.dials.sorted { $0.key < $1.key }.map { ["name": $0.key, "value": $0.value.text] },
            "now": now.shown,
        ]
        // What is not there must not be a value that is nil: the template would take it for one.
        values["organization"] = cloud.organization.map(Self.header)
        return try PageTemplate.render(values)
    }

    private static func header(_ organization: Organization) -> [String: Any] {
        [
            "id": organization.id, "accounts": organization.accounts.count, "units": organization.units.count,
        ]
    }

    private func branch(_ node: Node) -> [String: Any] {
        [
            "id": node.id, "name": node.name, "tags": Self.chips(node.tags), "count": node.count,
            "policies": names(of: node.id),
            "members": node.accounts.map(leaf), "units": node.units.map(branch),
        ]
    }

    private func leaf(_ account: Account) -> [String: Any] {
        let state = account.state(at: now).rawValue
        return [
            "id": account.id, "name": account.name, "email": account.email, "state": state,
            "stateClass": state.lowercased(), "isManagement": account.id == cloud.management.id,
            "tags": Self.chips(tags(of: account)), "policies": names(of: account.id),
        ]
    }

    /// The policies that someone made. Those that AWS attaches everywhere tell nothing.
    private func names(of target: String) -> [String] {
        policies(of: target).filter { !$0.isManaged }.map(\.name)
    }

    private static func chips(_ tags: [String: String]) -> [[String: String]] {
        tags.sorted { $0.key < $1.key }.map { ["key": $0.key, "value": $0.value] }
    }

    private static func row(_ creation: AccountCreation) -> [String: String] {
        [
            "id": creation.id, "name": creation.name, "email": creation.email, "requested": creation.requested.shown,
            "completes": creation.completes.shown,
        ]
    }

    private static func row(_ record: RequestRecord) -> [String: String] {
        [
            "time": record.time.shown, "service": record.service ?? "–", "operation": record.operation ?? "–",
            "status": record.status == 0 ? "–" : "\(record.status)", "error": record.error ?? "",
            "requestID": record.requestID, "outcome": record.error == nil ? "good" : "bad",
        ]
    }
}

extension Date {
    /// The time in UTC, to the second.
    fileprivate var shown: String { formatted(Date.ISO8601FormatStyle()) }
}
