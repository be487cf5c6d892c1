import FoundationEssentials
import OrderedCollections

extension Overview {
    /// What `/_reeve/state` answers. Its members stand in `docs/simulator.md`.
    func json(_ configuration: SimulatorConfiguration) -> JSONValue {
        [
            "managementAccount": .string(cloud.management.id),
            "organization": cloud.organization.map(Self.organization) ?? .null,
            "tree": tree.map(node) ?? .null,
            "creations": .array(creations.map(Self.creation)),
            "requests": .array(requests.map(Self.request)),
            "settings": .object(configuration.dials.mapValues(\.json)),
        ]
    }

    private static func organization(_ organization: Organization) -> JSONValue {
        [
            "id": .string(organization.id),
            "arn": .string(organization.arn),
            "rootId": .string(organization.rootID),
            "featureSet": .string(organization.featureSet),
            "managementAccountId": .string(organization.managementID),
            "accounts": .integer(organization.accounts.count),
            "units": .integer(organization.units.count),
        ]
    }

    private func node(_ node: Node) -> JSONValue {
        [
            "id": .string(node.id),
            "type": node.isRoot ? "ROOT" : "ORGANIZATIONAL_UNIT",
            "name": .string(node.name),
            "tags": .object(node.tags.mapValues { .string($0) }),
            "policies": .array(policies(of: node.id).map(Self.policy)),
            "accounts": .array(node.accounts.map(account)),
            "units": .array(node.units.map(self.node)),
        ]
    }

    private func account(_ account: Account) -> JSONValue {
        [
            "id": .string(account.id),
            "name": .string(account.name),
            "email": .string(account.email),
            "state": .string(account.state(at: now).rawValue),
            "joined": .iso8601(account.joined),
            "tags": .object(tags(of: account).mapValues { .string($0) }),
            "policies": .array(policies(of: account.id).map(Self.policy)),
        ]
    }

    private static func policy(_ policy: Policy) -> JSONValue {
        ["id": .string(policy.id), "name": .string(policy.name), "type": .string(policy.type.rawValue)]
    }

    private static func creation(_ creation: AccountCreation) -> JSONValue {
        [
            "id": .string(creation.id),
            "name": .string(creation.name),
            "email": .string(creation.email),
            "requested": .iso8601(creation.requested),
            "completes": .iso8601(creation.completes),
        ]
    }

    private static func request(_ record: RequestRecord) -> JSONValue {
        [
            "time": .iso8601(record.time),
            "service": record.service.map { .string($0) } ?? .null,
            "operation": record.operation.map { .string($0) } ?? .null,
            "status": .integer(record.status),
            "error": record.error.map { .string($0) } ?? .null,
            "requestId": .string(record.requestID),
        ]
    }
}
