import OrderedCollections

extension OrganizationsService {
    static let creationOperations: [String: Operation] = [
        "CreateAccount": writing { organization, parameters, call in
            let email = try parameters.text("Email", .email)
            let name = try parameters.text("AccountName", .newAccountName)
            let role = try parameters.optionalText("RoleName", .roleName)
            if let role, role.hasPrefix("AWSServiceRoleFor") {
                throw AWSError.invalidInput("INVALID_ROLE_NAME", "RoleName begins with a reserved prefix.")
            }
            _ = try parameters.optionalChoice("IamUserAccessToBilling", ["ALLOW", "DENY"])
            let creation = try organization.createAccount(
                named: name, email: email, tags: parameters.optionalTags("Tags") ?? [], at: call.now,
                taking: call.settings.createDuration)
            organization.setRoleName(role, inAccount: creation.accountID)
            return ["CreateAccountStatus": .creation(creation)]
        },
        "DescribeCreateAccountStatus": reading { organization, parameters, _ in
            let creation = try organization.creation(parameters.text("CreateAccountRequestId", .creationID))
            return ["CreateAccountStatus": .creation(creation)]
        },
        "ListCreateAccountStatus": reading { organization, parameters, _ in
            let states = try parameters.optionalChoices("States", ["IN_PROGRESS", "SUCCEEDED", "FAILED"]) ?? []
            let creations = organization.creations.values.filter {
                states.isEmpty || states.contains($0.state.rawValue)
            }
            return try page(
                "CreateAccountStatuses", of: creations, parameters, scope: states.joined(separator: " "),
                serial: \.serial, rendering: JSONValue.creation)
        },
    ]
}
