extension AWSService {
    /// AWS Organizations.
    static let organizations = AWSService(
        name: "organizations", dialect: .json(targetPrefix: "AWSOrganizationsV20161128"),
        operations: OrganizationsService.operations,
        invalid: { .invalidInput($0.organizationsReason, $0.message) })
}

/// The operations of AWS Organizations, one extension for each of its subjects.
enum OrganizationsService {
    static let operations = [
        organizationOperations, unitOperations, accountOperations, creationOperations, tagOperations,
        policyOperations, policyAttachmentOperations, policyTypeOperations,
    ]
    .reduce(into: [:]) { $0.merge($1) { _, new in new } }

    /// An operation that reads the organization, if there is one.
    static func reading(
        _ body: @escaping @Sendable (Organization, Parameters, Call) throws -> JSONValue
    ) -> Operation {
        .read { cloud, parameters, call in
            guard let organization = cloud.organization else { throw AWSError.notInUse }
            return try body(organization, parameters, call)
        }
    }

    /// An operation that answers with a page of a list.
    static func listing(
        _ body: @escaping @Sendable (Organization, Parameters, PageRequest, Call) throws -> JSONValue
    ) -> Operation {
        reading { organization, parameters, call in
            try body(organization, parameters, PageRequest(parameters), call)
        }
    }

    /// An operation that changes the organization, if there is one.
    static func writing(
        _ body: @escaping @Sendable (inout Organization, Parameters, Call) throws -> JSONValue
    ) -> Operation {
        .write { cloud, parameters, call in
            // Taken out of the cloud, so that it is changed in place and not copied.
            guard var organization = cloud.organization.take() else { throw AWSError.notInUse }
            defer { cloud.organization = organization }
            return try body(&organization, parameters, call)
        }
    }

    /// A page of a list as a response carries it: under its own name, with the token of the next.
    static func page<Element, List: RandomAccessCollection<Element>>(
        _ name: String, of elements: List, _ request: PageRequest, scope: String = "", serial: (Element) -> Int,
        where isListed: (Element) -> Bool = { _ in true }, showing isShown: (Element) -> Bool = { _ in true },
        rendering: (Element) -> JSONValue
    ) throws(AWSError) -> JSONValue {
        guard
            let page = Page(
                of: elements, after: request.token, scope: "\(name) \(scope)", limit: request.limit, serial: serial,
                where: isListed,
                showing: isShown)
        else {
            throw .invalidInput("INVALID_NEXT_TOKEN", "NextToken is not one of this list.")
        }
        return .object([name: .array(page.elements.map(rendering)), "NextToken": page.nextToken.map { .string($0) }])
    }
}

/// Which page of a list is asked for. It is read before the list is looked at, so that a bad input is
/// told before what is not found.
struct PageRequest {
    let limit: Int
    let token: String?

    init(_ parameters: Parameters) throws(AWSError) {
        limit = try parameters.optionalInteger("MaxResults", 1...20) ?? 20
        token = try parameters.optionalText("NextToken", .any(0...100_000))
    }
}

extension Violation {
    /// The reason that InvalidInputException gives.
    fileprivate var organizationsReason: String {
        switch rule {
        case .pattern where name == "TargetId": "INVALID_PATTERN_TARGET_ID"
        case .pattern where name == "PolicyId": "INVALID_SYNTAX_POLICY_ID"
        case .enumeration where ["Type", "PolicyType", "Filter"].contains(name): "INVALID_ENUM_POLICY_TYPE"
        case .required: "INPUT_REQUIRED"
        case .tooShort: "MIN_LENGTH_EXCEEDED"
        case .tooLong: "MAX_LENGTH_EXCEEDED"
        case .pattern: "INVALID_PATTERN"
        case .enumeration: "INVALID_ENUM"
        case .tooSmall: "MIN_VALUE_EXCEEDED"
        case .tooLarge: "MAX_VALUE_EXCEEDED"
        case .listLength: "INVALID_LIST_MEMBER"
        }
    }
}
