import Planning

/// The organizational units that the last listing found, for the passes after it. A listing costs a call for each
/// unit: AWS lists the units below one at a time, and accounts say in what unit they are but not its name.
actor KnownUnits {
    private var listed: (units: [OrganizationalUnit], at: ContinuousClock.Instant)?
    private let lifetime: Duration
    private let now: @Sendable () -> ContinuousClock.Instant

    /// - Parameter lifetime: how long a listing is good for.
    init(lifetime: Duration, now: @escaping @Sendable () -> ContinuousClock.Instant) {
        self.lifetime = lifetime
        self.now = now
    }

    /// The units, if they were listed lately and one is at each of these paths; else none. A path that is not known
    /// may be that of a new unit, or of one that was renamed.
    func units(at paths: Set<OrganizationalUnitPath>) -> [OrganizationalUnit] {
        guard let listed, listed.at.duration(to: now()) < lifetime, paths.isSubset(of: listed.units.map(\.path)) else {
            return []
        }
        return listed.units
    }

    func keep(_ units: [OrganizationalUnit]) { listed = (units, now()) }

    func forget() { listed = nil }
}
