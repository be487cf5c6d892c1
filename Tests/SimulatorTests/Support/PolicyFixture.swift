@testable import Simulator

/// Documents that are right for their type.
enum PolicySample {
    static let serviceControl = #"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}"#
    static let resourceControl = """
        {"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}
        """

    static func content(_ type: PolicyType) -> String {
        switch type {
        case .serviceControl: serviceControl
        case .resourceControl: resourceControl
        default: #"{"any":{}}"#
        }
    }
}

extension Fixture {
    @discardableResult
    mutating func createPolicy(
        _ type: PolicyType = .serviceControl, named name: String = "Deny", tags: [Tag] = []
    ) throws -> String {
        try organization.createPolicy(
            type, named: name, description: "", content: PolicySample.content(type), tags: tags
        ).id
    }

    func attached(_ type: PolicyType, to target: String) throws -> [String] {
        try organization.policies(of: type, attachedTo: target).map(\.name)
    }
}

extension Organization {
    mutating func create(_ name: String, tags: [Tag] = []) throws(AWSError) -> Policy {
        try createPolicy(
            .serviceControl, named: name, description: "", content: PolicySample.serviceControl, tags: tags)
    }
}
