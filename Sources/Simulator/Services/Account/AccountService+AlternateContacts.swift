extension AccountService {
    static let alternateContactOperations: [String: Operation] = [
        "GetAlternateContact": .read { cloud, parameters, call in
            let kind = try parameters.contactKind()
            let contact = try alternate(kind, of: target(cloud, parameters, call), in: cloud)
            return [
                "AlternateContact": [
                    "AlternateContactType": .string(kind.rawValue), "Name": .string(contact.name),
                    "Title": .string(contact.title), "EmailAddress": .string(contact.email),
                    "PhoneNumber": .string(contact.phone),
                ]
            ]
        },
        "PutAlternateContact": .write { cloud, parameters, call in
            let kind = try parameters.contactKind()
            let contact = AlternateContact(
                name: try parameters.text("Name", .any(1...64)), title: try parameters.text("Title", .any(1...50)),
                email: try parameters.text("EmailAddress", .contactEmail),
                phone: try parameters.text("PhoneNumber", .phoneNumber))
            try cloud.contacts.setAlternate(contact, kind, of: target(cloud, parameters, call))
            return [:]
        },
        "DeleteAlternateContact": .write { cloud, parameters, call in
            let kind = try parameters.contactKind()
            let id = try target(cloud, parameters, call)
            _ = try alternate(kind, of: id, in: cloud)
            cloud.contacts.setAlternate(nil, kind, of: id)
            return [:]
        },
    ]

    private static func alternate(
        _ kind: AlternateContact.Kind, of id: String, in cloud: Cloud
    ) throws(AWSError) -> AlternateContact {
        guard let contact = cloud.contacts.alternate(kind, of: id) else {
            throw AccountManagementError.notFound("No contact of the inputted alternate contact type found.")
        }
        return contact
    }
}

extension Parameters {
    fileprivate func contactKind() throws(AWSError) -> AlternateContact.Kind {
        let name = "AlternateContactType"
        let choice = try choice(name, AlternateContact.Kind.allCases.map(\.rawValue))
        return try required(name, AlternateContact.Kind(rawValue: choice))
    }
}

extension TextRule {
    /// `[\s0-9()+-]+`
    fileprivate static let phoneNumber = TextRule(1...25, "digits, spaces or ()+-") { $0.isPhoneText(and: "()+-") }

    /// `[\s]*[\w+=.#|!&-]+@[\w.-]+\.[\w]+[\s]*`
    fileprivate static let contactEmail = TextRule(1...254, "an e-mail address") { text in
        let parts = text.trimmingSpaces.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let dot = parts[1].lastIndex(of: ".") else { return false }
        let (domain, top) = (parts[1][..<dot], parts[1][dot...].dropFirst())
        return !parts[0].isEmpty && parts[0].isWords(and: "+=.#|!&-") && !domain.isEmpty
            && domain.isWords(and: ".-") && !top.isEmpty && top.isWords(and: "")
    }
}

extension StringProtocol {
    func isPhoneText(and others: String) -> Bool {
        utf8.allSatisfy { $0.isDigit || $0.isSpace || others.utf8.contains($0) }
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        let bytes = Array(utf8)
        let start = bytes.firstIndex { !$0.isSpace } ?? bytes.endIndex
        let end = bytes.lastIndex { !$0.isSpace }.map { $0 + 1 } ?? start
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}

extension UInt8 {
    /// A regular expression's `\s`.
    fileprivate var isSpace: Bool { self == UInt8(ascii: " ") || (0x09...0x0D).contains(self) }
}
