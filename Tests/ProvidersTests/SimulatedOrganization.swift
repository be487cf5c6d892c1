// swift-format-ignore-file: NeverForceUnwrap
// Test data is written out here: what is not valid should stop the test.

import AWS
import Foundation
import Logging
import Planning
import Providers
import Reconciler
import Simulator
import Testing

/// A simulator in this process, and a provider that reaches it over HTTP.
struct SimulatedOrganization {
    let client: AWSClient
    let provider: OrganizationsProvider
    private let log: String

    static let sandboxPath = OrganizationalUnitPath(components: ["Sandbox"])
    static let prodPath = OrganizationalUnitPath(components: ["Workloads", "Prod"])

    /// Runs the body against a simulator that ends with it.
    static func run(
        accounts: Int? = nil, ous: Int? = nil, createSeconds: Int = 0, listLag: Duration? = nil,
        sendsPaths: Bool = true,
        _ body: (SimulatedOrganization) async throws -> Void
    ) async throws {
        let log = FileManager.default.temporaryDirectory.appendingPathComponent("reeve-\(UUID().uuidString).log").path
        defer { try? FileManager.default.removeItem(atPath: log) }
        var configuration = SimulatorConfiguration()
        configuration.accounts = accounts
        configuration.ous = ous
        configuration.createDuration = .seconds(createSeconds)
        configuration.listLag = listLag
        configuration.sendsPaths = sendsPaths
        configuration.logFile = log
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let simulator = try Simulator(configuration: configuration, logger: quiet)
        let serving = Task { try await simulator.run() }
        let client = AWSClient(
            configuration: AWSConfiguration(
                credentials: AWSCredentials(accessKeyID: "AKIATEST", secretAccessKey: "secret"), region: "us-east-1",
                endpoint: "http://127.0.0.1:\(try await simulator.port())"))
        try await body(
            SimulatedOrganization(client: client, provider: OrganizationsProvider(client: client), log: log))
        serving.cancel()
        _ = await serving.result
    }

    /// The operations that were asked for, in order.
    func operations() throws -> [String] {
        try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map { line in
            struct Line: Decodable { var operation: String }
            return try JSONDecoder().decode(Line.self, from: Data(line.utf8)).operation
        }
    }

    /// Those of them that write.
    func writes() throws -> [String] {
        try operations().filter { !["Describe", "List", "Get"].contains(where: $0.hasPrefix) }
    }

    /// Plans and gates these specs against what is there, as a pass does.
    func gate(
        _ specs: [AccountSpec], history: History = History(), policy: Policy = Policy(owner: "acme")
    ) async throws -> Gate {
        let interest = Interest(
            accountIDs: Set(specs.compactMap { $0.accountID?.value }), emails: Set(specs.map(\.email.value)),
            creates: Set(history.records.values.compactMap { $0.create?.request }))
        let observed = try await provider.observe(interest)
        let desired = DesiredState(accounts: Dictionary(specs.map { ($0.key, $0) }) { first, _ in first })
        let plan = try Planner.plan(
            desired: desired, observed: observed, history: history, policy: policy, capabilities: provider.capabilities)
        #expect(plan.diagnostics.isEmpty)
        return Gate(plan: plan, approvals: [], history: history, observed: observed, now: 0)
    }

    func perform(_ gate: Gate) async -> [Outcome] {
        var outcomes: [Outcome] = []
        for action in gate.approved { outcomes += await provider.perform(action, within: Self.open) }
        return outcomes
    }

    static var open: WriteWindow { WriteWindow(closes: .now.advanced(by: .seconds(60)), longestCall: .seconds(30)) }

    func account(_ email: String) async throws -> ObservedAccount {
        let address = try #require(EmailAddress(email))
        let observed = try await provider.observe(Interest(emails: [address]))
        return try #require(observed.accounts.first { $0.email == .address(email) })
    }

    func unit(_ path: OrganizationalUnitPath) async throws -> String {
        try #require(try await provider.observe(Interest()).organizationalUnits.first { $0.path == path }?.id)
    }

    static func spec(
        _ key: String, name: String? = nil, email: String? = nil, ou: OrganizationalUnitPath = sandboxPath,
        tags: [String: String] = [:], accountID: String? = nil, state: AccountSpec.Lifecycle = .active
    ) -> AccountSpec {
        let place = SourcePosition(file: "accounts/\(key).yaml")
        return AccountSpec(
            key: AccountKey(key)!, file: place.file, name: Sourced(name ?? key.capitalized, at: place),
            email: Sourced(EmailAddress(email ?? "aws+\(key)@example.com")!, at: place), ou: Sourced(ou, at: place),
            tags: tags.mapValues { Sourced($0, at: place) },
            accountID: accountID.flatMap { AccountID($0) }.map { Sourced($0, at: place) },
            state: Sourced(state, at: place))
    }
}

extension OrganizationsProvider {
    /// Observes where it is known from the beginning what is to be looked at.
    func observe(_ interest: Interest) async throws(Diagnostic) -> ObservedState {
        try await observe { () async throws(Diagnostic) -> Interest in interest }
    }
}
