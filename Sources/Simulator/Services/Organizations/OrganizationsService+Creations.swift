import OrderedCollections

extension OrganizationsService {
    static let creationOperations: [String: Operation] = [
        "CreateAccount": writing { organization, parameters, call in
            let email = try parameters.text("Email", .email)
            let name = try parameters.text("AccountName", .newAccountName)
            if let role = try parameters.optionalText("RoleName", .roleName), role.hasPrefix("AWSServiceRoleFor") {
                throw AWSError.invalidInput("INVALID_ROLE_NAME", "RoleName begins with a reserved prefix.")
            }
            _ = try parameters.optionalChoice("IamUserAccessToBilling", ["ALLOW", "DENY"])
            let creation = try organization.createAccount(
                named: name, email: email, tags: parameters.optionalTags("Tags") ?? [], at: call.now,
                on: call.settings.creation)
            return ["CreateAccountStatus": .creation(creation)]
        },
        "DescribeCreateAccountStatus": reading { organization, parameters, _ in
            let creation = try organization.creation(parameters.text("CreateAccountRequestId", .creationID))
            return ["CreateAccountStatus": .creation(creation)]
        },
        "ListCreateAccountStatus": listing { organization, parameters, request, _ in
            let states = try parameters.optionalChoices("States", ["IN_PROGRESS", "SUCCEEDED", "FAILED"]) ?? []
            // Filtered after the page is cut, so that a page can be empty and not the last.
            return try page(
                "CreateAccountStatuses", of: organization.creations.values.elements, request,
                scope: states.joined(separator: " "), serial: \.serial,
                showing: { states.isEmpty || states.contains($0.state.rawValue) }, rendering: JSONValue.creation)
        },
    ]
}
