public import AWS
public import Planning
public import Reconciler

/// Makes accounts through AWS Organizations alone.
public struct OrganizationsProvider: Provider {
    let client: AWSClient
    public let capabilities = Capabilities(provider: .organizations, kinds: Set(ActionKind.allCases))

    public init(client: AWSClient) { self.client = client }

    /// How long AWS's answers were waited for until now: the time in which at least one request was outstanding.
    public var answerTime: Duration { client.answerTime }

    /// How far AWS's clock is ahead of this machine's, by its last answer, to the second; `nil` if none has said.
    public var clockSkew: Duration? { client.clockSkew }

    public func observe(
        _ interest: @escaping @Sendable () async throws(Diagnostic) -> Interest
    ) async throws(Diagnostic) -> ObservedState {
        try await reading { try await Observation(client: client, interest: interest).observe() }
    }

    public func observe(
        again known: ObservedState, touched: Set<AccountID>, _ interest: Interest
    ) async throws(Diagnostic) -> ObservedState? {
        try await reading {
            try await Observation(client: client, interest: { interest }).observe(again: known, touched: touched)
        }
    }

    public func createsInFlight() async throws(Diagnostic) -> Set<String> {
        try await reading { Set(try await client.creates(inState: "IN_PROGRESS").map(\.Id)) }
    }

    public func organizationalUnits(below root: String) async throws(Diagnostic) -> [OrganizationalUnit] {
        try await reading { try await client.organizationalUnits(below: root) }
    }

    func reading<Value>(_ body: () async throws -> Value) async throws(Diagnostic) -> Value {
        do {
            return try await body()
        } catch let error as AWSError {
            throw Diagnostic(error)
        } catch let error as Diagnostic {
            throw error
        } catch {
            throw Diagnostic(.unexpectedAnswer, "the organization could not be read: \(error)")
        }
    }

    public var traffic: ProviderTraffic {
        client.traffic.values.reduce(into: ProviderTraffic()) { sum, family in
            sum.requests += family.requests
            sum.refused += family.throttled
            sum.waited += family.waited
        }
    }

    public func perform(_ action: ApprovedAction, within window: WriteWindow) async -> [Outcome] {
        let requests = RequestWindow(
            closes: window.closes, longest: window.longestCall, now: window.now,
            isShut: { window.stop?.isRequested ?? false })
        return await AWSClient.$window.withValue(requests) {
            await Performance(client: client, action: action).perform()
        }
    }
}
