import OrderedCollections

extension OrganizationsService {
    static let accountOperations: [String: Operation] = [
        "DescribeAccount": reading { organization, parameters, call in
            let account = try organization.account(parameters.text("AccountId", .accountID))
            return ["Account": .account(account, in: organization, call)]
        },
        "ListAccounts": listing { organization, _, request, call in
            try page(
                "Accounts", of: organization.accounts.values.elements, request, serial: \.serial,
                showing: { $0.isListed(at: call.now) }
            ) { .account($0, in: organization, call) }
        },
        "ListAccountsForParent": listing { organization, parameters, request, call in
            let parent = try parameters.text("ParentId", .parentID)
            try organization.requireParent(parent)
            return try page(
                "Accounts", of: organization.accounts.values.elements, request, scope: parent, serial: \.serial,
                where: { $0.parent == parent }, showing: { $0.isListed(at: call.now) }
            ) { .account($0, in: organization, call) }
        },
        "MoveAccount": writing { organization, parameters, _ in
            try organization.move(
                account: parameters.text("AccountId", .accountID),
                from: parameters.text("SourceParentId", .parentID),
                to: parameters.text("DestinationParentId", .parentID))
            return [:]
        },
        "CloseAccount": writing { organization, parameters, call in
            try organization.close(
                account: parameters.text("AccountId", .accountID), at: call.now, taking: call.settings.closeDuration)
            return [:]
        },
        "RemoveAccountFromOrganization": writing { organization, parameters, call in
            try organization.remove(account: parameters.text("AccountId", .accountID), at: call.now)
            return [:]
        },
    ]
}
