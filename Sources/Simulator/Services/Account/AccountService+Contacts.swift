import OrderedCollections

extension AccountService {
    static let contactOperations: [String: Operation] = [
        "GetContactInformation": .read { cloud, parameters, call in
            let id = try target(cloud, parameters, call)
            let joined = cloud.organization?.accounts[id]?.joined ?? cloud.founded
            let information = cloud.contacts.information(of: id, joined: joined)
            return ["ContactInformation": .object(information.members.mapValues { .string($0) })]
        },
        "PutContactInformation": .write { cloud, parameters, call in
            let input = try parameters.required(
                "ContactInformation", parameters.optionalStructure("ContactInformation"))
            let information = try ContactInformation(input)
            let id = try target(cloud, parameters, call)
            cloud.contacts.setInformation(information, of: id, at: call.now)
            return [:]
        },
    ]
}

extension ContactInformation {
    private static let rules: [(name: String, rule: TextRule, isRequired: Bool)] = [
        ("FullName", .any(1...50), true), ("CompanyName", .any(1...50), false), ("AddressLine1", .any(1...60), true),
        ("AddressLine2", .any(1...60), false), ("AddressLine3", .any(1...60), false), ("City", .any(1...50), true),
        ("StateOrRegion", .any(1...50), false), ("DistrictOrCounty", .any(1...50), false),
        ("PostalCode", .any(1...20), true), ("CountryCode", .any(2...2), true),
        ("PhoneNumber", .internationalPhoneNumber, true), ("WebsiteUrl", .any(1...256), false),
    ]

    fileprivate init(_ input: Parameters) throws(AWSError) {
        var members: [String: String] = [:]
        for (name, rule, isRequired) in Self.rules {
            members[name] =
                isRequired ? try input.text(name, rule) : try input.optionalText(name, rule)
        }
        if Self.countriesWithStates.contains(members["CountryCode"] ?? "") {
            _ = try input.required("StateOrRegion", members["StateOrRegion"])
        }
        self.init(members: members)
    }
}

extension TextRule {
    /// `[+][\s0-9()-]+`
    fileprivate static let internationalPhoneNumber = TextRule(1...20, "+ and digits, spaces or ()-") {
        $0.hasPrefix("+") && $0.utf8.count > 1 && $0.dropFirst().isPhoneText(and: "()-")
    }
}
