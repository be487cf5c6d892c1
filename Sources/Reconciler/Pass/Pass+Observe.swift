import Planning

extension Pass {
    /// Lets the next pass observe all of the organization, as after a start.
    public func forgetUnits() async { await units.forget() }

    /// The organization, and whether its units were listed now. Those of an earlier pass will do as long as nothing
    /// is done with them.
    func observe(
        _ desired: DesiredState, _ policy: Policy, _ history: History
    ) async throws(Diagnostic) -> (ObservedState, hasListedUnits: Bool) {
        var interest = Self.interest(desired, history, now: now())
        let paths = Set(desired.accounts.values.map(\.ou.value)).union(
            [policy.unmanageMoveTo?.value].compactMap(\.self))
        interest.units = await units.units(at: paths)
        let observed = try await provider.observe(interest)
        let hasListedUnits = observed.organizationalUnits != interest.units
        if hasListedUnits { await units.keep(observed.organizationalUnits) }
        return (observed, hasListedUnits)
    }

    /// The same organization with its units listed now.
    func listingUnits(of observed: ObservedState) async throws(Diagnostic) -> ObservedState {
        var observed = observed
        observed.organizationalUnits = try await provider.organizationalUnits(below: observed.root)
        await units.keep(observed.organizationalUnits)
        return observed
    }

    /// How long a listing in bulk may lag behind a write, in seconds.
    private static let longestLag = 600

    private static func interest(_ desired: DesiredState, _ history: History, now: Int) -> Interest {
        Interest(
            accountIDs: Set(desired.accounts.values.compactMap { $0.accountID?.value })
                .union(history.records.values.compactMap(\.accountID)),
            emails: Set(desired.accounts.values.map(\.email.value)),
            creates: Set(history.records.values.compactMap { $0.create?.request }),
            recent: Set(history.audit.filter { $0.time > now - longestLag }.map(\.account))
                .union(history.records.values.filter { $0.create != nil }.map(\.key)))
    }
}

extension ApprovedAction {
    /// Whether it takes an account to a unit.
    var goesToUnit: Bool {
        effects.contains {
            switch $0.change {
            case .create, .move: true
            case .unmanage(let moveTo): moveTo != nil
            case .adopt, .rekey, .rename, .tag, .close: false
            }
        }
    }
}
