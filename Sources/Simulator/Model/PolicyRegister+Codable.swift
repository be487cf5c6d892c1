import OrderedCollections

/// In a file, policies are a list, in order.
extension PolicyRegister: Codable {
    private enum Key: String, CodingKey {
        case enabled, policies, attachments
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        var policies: OrderedDictionary<String, Policy> = [:]
        for policy in try values.decode([Policy].self, forKey: .policies) {
            guard policies.updateValue(policy, forKey: policy.id) == nil else {
                throw DecodingError.dataCorruptedError(
                    forKey: .policies, in: values, debugDescription: "\(policy.id) stands there twice")
            }
        }
        self.init(
            enabled: try values.decode([PolicyType].self, forKey: .enabled), policies: policies,
            exceptions: try values.decode([PolicyType: [String: [String]]].self, forKey: .attachments))
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(enabled, forKey: .enabled)
        try values.encode(Array(policies.values), forKey: .policies)
        try values.encode(exceptions, forKey: .attachments)
    }
}
