extension STSService {
    /// How long a session of a role can be that was assumed with the session of another.
    private static let maximumChainedDuration = 3600

    /// AssumeRole: whoever is of the management account takes on a role that is there.
    ///
    /// The role that CreateAccount makes trusts the management account alone. ExternalId and MFA are
    /// conditions that its trust does not have, and are taken unseen.
    @Sendable static func assumeRole(
        _ cloud: inout Cloud, _ parameters: Parameters, _ call: Call
    ) throws -> JSONValue {
        let request = try RoleRequest(parameters, policyLength: 1...Int.max)
        let packedSize = try SessionPolicies(parameters, tags: SessionTags(parameters)).packedSize
        let identity = try parameters.optionalText("SourceIdentity", .words(2...64, and: "+=,.@-"))
        _ = try parameters.optionalText("ExternalId", .words(2...1224, and: "+=,.@:/-"))
        _ = try parameters.optionalText("SerialNumber", .words(9...256, and: "+=/:,.@-"))
        _ = try parameters.optionalText("TokenCode", .tokenCode)
        try checkContexts(parameters)
        let caller = call.caller
        if caller.session != nil && request.duration > maximumChainedDuration {
            throw validation(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining")
        }
        // A source identity, once set, cannot be changed by what follows.
        let previous = caller.session?.sourceIdentity
        guard caller.account == cloud.management.id, cloud.hasRole(request.role, at: call.now),
            previous == nil || identity == nil || identity == previous
        else {
            throw accessDenied(
                "User: \(caller.arn) is not authorized to perform: sts:AssumeRole on resource: \(request.arn)")
        }
        return request.answer(&cloud, call, packedSize: packedSize, sourceIdentity: previous ?? identity)
    }

    private static func checkContexts(_ parameters: Parameters) throws(AWSError) {
        let parameters = parameters.withEmptyLists(["ProvidedContexts"])
        for context in try parameters.optionalStructures("ProvidedContexts", count: 1...5) ?? [] {
            _ = try context.optionalText("ProviderArn", .arn)
            _ = try context.optionalText("ContextAssertion", .any(4...2048))
        }
    }
}

extension TextRule {
    fileprivate static let tokenCode = TextRule(6...6, "six digits") { $0.utf8.allSatisfy(\.isDigit) }
}
