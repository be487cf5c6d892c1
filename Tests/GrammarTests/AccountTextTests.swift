import Planning
import Testing

@testable import Declarations

/// The canonical text of an account: to read it gives the account again.
struct AccountTextTests {
    /// Accounts as generated files say them.
    static func accounts(seed: UInt64, count: Int) -> [AccountSpec] {
        var generator = DocumentGenerator(seed: seed)
        var found: [AccountSpec] = []
        while found.count < count {
            let text = generator.document(of: .account)
            for path in ["accounts/it.yaml", "accounts/Prod/it.yaml"] {
                if let account = declare([path: text])["it"] { found.append(account) }
            }
        }
        return found
    }

    @Test func whatIsPrintedIsReadBack() throws {
        for account in Self.accounts(seed: 11, count: 800) {
            let text = AccountText.render(account)
            let declared = declare([account.file: text])
            let back = try #require(declared["it"], "\(declared.diagnostics)\n\(text)")
            #expect(back.withoutPlaces == account.withoutPlaces, "\(text)")
            #expect(AccountText.render(back) == text)
        }
    }

    @Test func itIsAPageOfYAML() throws {
        let text = """
            name: Payments Prod
            email: aws+payments@example.com
            accountId: "012345678901"
            state: closed
            request:
              by: ada@example.com
            tags:
              cost-center: "00042"
              environment: "NO"
            contacts:
              security:
                name: On call
                title: SOC
                email: soc@example.com
                phone: "+1 555 0100"
            access:
              - group: payments-admins
                permissionSet: AdministratorAccess
              - user: ada@example.com
                permissionSet: ReadOnlyAccess
            customizations:
              - baseline
            custom:
              vpc-cidr: "10.4.0.0/20"

            """
        let account = try #require(declare(["accounts/Prod/it.yaml": text])["it"])
        #expect(AccountText.render(account) == text)
    }
}

extension AccountSpec {
    /// What it says, whoever says it.
    var withoutPlaces: [String] {
        [
            "\(file) \(name.value.debugDescription) \(email.value) \(ou.value) \(state.value)",
            "\(accountID?.value.description ?? "none")", "\(request.by?.value ?? "~") \(request.reason?.value ?? "~")",
            tags.mapValues(\.value).sorted { $0.key < $1.key }.debugDescription,
            custom.mapValues(\.value).sorted { $0.key < $1.key }.debugDescription,
            contacts.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                [
                    $0.key.rawValue, $0.value.name.value, $0.value.title.value, $0.value.email.value,
                    $0.value.phone.value,
                ]
            }.debugDescription, access.map(\.value).debugDescription, policies.map(\.value).debugDescription,
            customizations.map(\.value).debugDescription,
            sso.map { [$0.email.value, $0.firstName.value, $0.lastName.value] }.debugDescription,
        ]
    }
}
