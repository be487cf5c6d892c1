import OrderedCollections

extension AWSService {
    /// The Resource Groups Tagging API.
    static let tagging = AWSService(
        name: "tagging", dialect: .json(targetPrefix: "ResourceGroupsTaggingAPI_20170126"),
        operations: ["GetResources": .read(getResources)],
        invalid: { AWSError(code: "InvalidParameterException", message: $0.message) })

    @Sendable private static func getResources(
        _ cloud: Cloud, _ parameters: Parameters, _ call: Call
    ) throws -> JSONValue {
        let query = try ResourceQuery(parameters)
        // Accounts are a global resource, and are found in the partition's home region only.
        let isHome = ["us-east-1", "us-gov-west-1"].contains(call.region ?? "us-east-1")
        let organization = isHome ? cloud.organization : nil
        guard
            let page = Page(
                of: organization?.accounts.values.elements ?? [], after: query.token, scope: query.scope,
                limit: query.limit, serial: \.serial,
                where: { account in
                    account.isListed(at: call.now) && organization.map { query.matches(account, in: $0) } ?? false
                })
        else {
            throw AWSError(code: "InvalidParameterException", message: "PaginationToken is not one of this query.")
        }
        let mappings: [JSONValue] = page.elements.map { account in
            let tags = organization?.tags[account.id] ?? [:]
            return [
                "ResourceARN": .string(organization?.arn(ofAccount: account.id) ?? ""), "Tags": .tags(tags),
            ]
        }
        return ["ResourceTagMappingList": .array(mappings), "PaginationToken": .string(page.nextToken ?? "")]
    }
}

/// What GetResources is asked for.
private struct ResourceQuery {
    let token: String?
    let limit: Int
    let types: [String]
    let arns: [String]
    let filters: [(key: String, values: [String])]

    init(_ parameters: Parameters) throws(AWSError) {
        // The first page is asked for with no token or an empty one.
        token = try parameters.optionalText("PaginationToken", .any(0...2048)).flatMap { $0.isEmpty ? nil : $0 }
        limit = try parameters.optionalInteger("ResourcesPerPage", 1...100) ?? 100
        types = try parameters.optionalTexts("ResourceTypeFilters", .any(0...256), count: 0...100) ?? []
        arns = try parameters.optionalTexts("ResourceARNList", .any(1...1011), count: 1...100) ?? []
        let filters = try parameters.optionalStructures("TagFilters") ?? []
        guard filters.count <= 50 else {
            throw parameters.invalid(Violation(name: "TagFilters", rule: .listLength, expected: "a list of 0 to 50"))
        }
        self.filters = try filters.map { filter throws(AWSError) in
            (
                key: try filter.text("Key", .any(1...128)),
                values: try filter.optionalTexts("Values", .any(0...256), count: 0...20) ?? []
            )
        }
        // "A minimum of 100 and a maximum of 500", in hundreds (the model's documentation).
        if let tags = try parameters.optionalInteger("TagsPerPage", 100...500), !tags.isMultiple(of: 100) {
            throw parameters.invalid(Violation(name: "TagsPerPage", rule: .pattern, expected: "a multiple of 100"))
        }
        let details = try parameters.optionalFlag("IncludeComplianceDetails") ?? false
        if try parameters.optionalFlag("ExcludeCompliantResources") ?? false, !details {
            throw AWSError(
                code: "InvalidParameterException",
                message: "ExcludeCompliantResources needs IncludeComplianceDetails.")
        }
        guard arns.isEmpty || (types.isEmpty && filters.isEmpty && token == nil) else {
            throw AWSError(
                code: "InvalidParameterException",
                message: "ResourceARNList excludes ResourceTypeFilters, TagFilters and pagination.")
        }
    }

    /// What a token must agree with: the same question, whatever the size of the page.
    var scope: String { "GetResources \(types) \(filters)" }

    /// Whether an account is asked for. What has no tags is not a resource to this service.
    func matches(_ account: Account, in organization: Organization) -> Bool {
        guard types.isEmpty || types.contains("organizations") || types.contains("organizations:account") else {
            return false
        }
        guard let tags = organization.tags[account.id] else { return false }
        guard arns.isEmpty || arns.contains(organization.arn(ofAccount: account.id)) else { return false }
        return filters.allSatisfy { filter in
            tags[filter.key].map { filter.values.isEmpty || filter.values.contains($0) } ?? false
        }
    }
}
