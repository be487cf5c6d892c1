import AWS
import Planning
import Providers
import Reconciler
import Testing

@Suite struct ObservationTests {
    @Test func `with Paths and without, the same organization is observed`() async throws {
        var seen: [ObservedState] = []
        for sendsPaths in [true, false] {
            try await SimulatedOrganization.run(sendsPaths: sendsPaths) { organization in
                seen.append(try await organization.provider.observe(Interest()))
            }
        }
        #expect(seen.count == 2 && seen[0] == seen[1])
        #expect(seen[0].accounts.allSatisfy { $0.parent.value != nil })
    }

    @Test func `units, accounts and tags cost one call a page and a unit`() async throws {
        try await SimulatedOrganization.run { organization in
            _ = try await organization.provider.observe(Interest())
            let calls = try organization.operations()
            // The root and nine units, each asked for its units; one page each of the rest.
            #expect(calls.count { $0 == "ListOrganizationalUnitsForParent" } == 10)
            #expect(calls.count == 10 + 5)
        }
    }

    @Test func `tags of an account that nobody asks about stay unread`() async throws {
        try await SimulatedOrganization.run { organization in
            let observed = try await organization.provider.observe(Interest())
            let audit = try #require(observed.accounts.first { $0.name == "Audit" })
            #expect(audit.tags == .unread)
        }
    }

    @Test func `an untagged account of interest is asked for its tags`() async throws {
        try await SimulatedOrganization.run { organization in
            let account = try await organization.account("aws+audit@example.com")
            #expect(account.tags == .read([:]))
        }
    }

    @Test func `an account that is known is seen although lists do not show it yet`() async throws {
        try await SimulatedOrganization.run(listLag: .seconds(3600)) { organization in
            let made = try await organization.client.send(
                CreateAccount(
                    accountName: "New", email: "aws+new@example.com", tags: [Organizations.Tag(key: "a", value: "b")]))
            let id = try #require(made.output.CreateAccountStatus.AccountId.flatMap { AccountID($0) })

            let blind = try await organization.provider.observe(Interest())
            #expect(!blind.accounts.contains { $0.id == id })
            let observed = try await organization.provider.observe(Interest(accountIDs: [id]))
            let account = try #require(observed.accounts.first { $0.id == id })
            #expect(account.tags == .read(["a": "b"]))
            #expect(account.parent.value == observed.root)
        }
    }

    @Test func `an account that is known and gone is not seen`() async throws {
        try await SimulatedOrganization.run { organization in
            let id = try #require(AccountID("999999999999"))
            let observed = try await organization.provider.observe(Interest(accountIDs: [id]))
            #expect(!observed.accounts.contains { $0.id == id })
        }
    }

    @Test func `an endpoint where nobody listens is unreadable, with a code`() async throws {
        let client = AWSClient(
            configuration: AWSConfiguration(
                credentials: AWSCredentials(accessKeyID: "A", secretAccessKey: "B"), region: "us-east-1",
                endpoint: "http://127.0.0.1:1"), retry: .once)
        let error = await #expect(throws: Diagnostic.self) {
            _ = try await OrganizationsProvider(client: client).observe(Interest())
        }
        #expect(error?.code == .endpointUnreachable)
    }
}

extension RetryPolicy {
    /// No second try.
    static var once: RetryPolicy {
        var policy = RetryPolicy()
        policy.attempts = 1
        return policy
    }
}
