public import Planning

/// What makes accounts: it observes the organization and performs approved actions on it.
public protocol Provider: Sendable {
    var capabilities: Capabilities { get }

    /// Since it was made.
    var traffic: ProviderTraffic { get }

    /// Reads the whole organization.
    ///
    /// - Parameter interest: asked for once. It takes as long as the files take to be read, and what is listed in
    ///   any case is listed meanwhile.
    /// - Throws: if any of it could not be read, or what `interest` throws. What is left unread on purpose says so by
    ///   its type.
    func observe(
        _ interest: @escaping @Sendable () async throws(Diagnostic) -> Interest
    ) async throws(Diagnostic) -> ObservedState

    /// Reads again what may have changed by our own doing since an observation: creates that were under way, accounts
    /// that were written, and those that a file has come to mean since.
    ///
    /// - Returns: `nil` if only a full observation can tell.
    /// - Throws: if any of it could not be read.
    func observe(
        again known: ObservedState, touched: Set<AccountID>, _ interest: Interest
    ) async throws(Diagnostic) -> ObservedState?

    /// The requests of the creates that AWS has not ended.
    func createsInFlight() async throws(Diagnostic) -> Set<String>

    /// Lists the organizational units below this root anew, the root itself among them.
    func organizationalUnits(below root: String) async throws(Diagnostic) -> [OrganizationalUnit]

    /// Does what was approved, each effect after its precondition was read again, and starts what takes long
    /// without waiting for it.
    ///
    /// - Parameter window: when writes may begin, and how long one may last.
    /// - Returns: one outcome for each of the action's effects.
    func perform(_ action: ApprovedAction, within window: WriteWindow) async -> [Outcome]
}

extension Provider {
    /// None, of a provider that sends no requests.
    public var traffic: ProviderTraffic { ProviderTraffic() }
}
