import FoundationEssentials
import OrderedCollections

/// In a file, units, accounts and creations are lists, in order.
extension Organization: Codable {
    private enum Key: String, CodingKey {
        case id, rootID, managementID, featureSet, units, accounts, creations, tags, policies
        case retiredEmails, finalized, nextEvent, nextSerial, generator
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        id = try values.decode(String.self, forKey: .id)
        rootID = try values.decode(String.self, forKey: .rootID)
        managementID = try values.decode(String.self, forKey: .managementID)
        featureSet = try values.decode(String.self, forKey: .featureSet)
        units = try Self.keyed(values, .units, by: \.id)
        accounts = try Self.keyed(values, .accounts, by: \.id)
        creations = try Self.keyed(values, .creations, by: \.id)
        tags = try values.decode([String: [String: String]].self, forKey: .tags)
        retiredEmails = try values.decode(Set<String>.self, forKey: .retiredEmails)
        finalized = try values.decode(Date.self, forKey: .finalized)
        nextEvent = try values.decodeIfPresent(Date.self, forKey: .nextEvent)
        policyRegister = try values.decode(PolicyRegister.self, forKey: .policies)
        nextSerial = try values.decode(Int.self, forKey: .nextSerial)
        generator = try values.decode(SeededGenerator.self, forKey: .generator)
        try checkReferences(values)
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(id, forKey: .id)
        try values.encode(rootID, forKey: .rootID)
        try values.encode(managementID, forKey: .managementID)
        try values.encode(featureSet, forKey: .featureSet)
        try values.encode(Array(units.values), forKey: .units)
        try values.encode(Array(accounts.values), forKey: .accounts)
        try values.encode(Array(creations.values), forKey: .creations)
        try values.encode(tags, forKey: .tags)
        try values.encode(retiredEmails.sorted(), forKey: .retiredEmails)
        try values.encode(finalized, forKey: .finalized)
        try values.encodeIfPresent(nextEvent, forKey: .nextEvent)
        try values.encode(policyRegister, forKey: .policies)
        try values.encode(nextSerial, forKey: .nextSerial)
        try values.encode(generator, forKey: .generator)
    }

    private static func keyed<Element: Decodable>(
        _ values: KeyedDecodingContainer<Key>, _ key: Key, by id: (Element) -> String
    ) throws -> OrderedDictionary<String, Element> {
        var result: OrderedDictionary<String, Element> = [:]
        for element in try values.decode([Element].self, forKey: key) {
            guard result.updateValue(element, forKey: id(element)) == nil else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: values, debugDescription: "\(id(element)) stands there twice")
            }
        }
        return result
    }

    /// A file edited by hand may name a parent that is not there.
    private func checkReferences(_ values: KeyedDecodingContainer<Key>) throws {
        for unit in units.values where unit.parent != rootID && (units[unit.parent]?.serial ?? .max) >= unit.serial {
            throw DecodingError.dataCorruptedError(
                forKey: .units, in: values, debugDescription: "\(unit.id) has no parent before it")
        }
        for account in accounts.values where !isParent(account.parent) {
            throw DecodingError.dataCorruptedError(
                forKey: .accounts, in: values, debugDescription: "\(account.id) has an unknown parent")
        }
        guard accounts[managementID] != nil else {
            throw DecodingError.dataCorruptedError(
                forKey: .managementID, in: values, debugDescription: "the management account is missing")
        }
        if let problem = policyProblem {
            throw DecodingError.dataCorruptedError(forKey: .policies, in: values, debugDescription: problem)
        }
    }
}
