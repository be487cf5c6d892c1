public import Planning

extension Pass {
    /// Lets the next pass observe all of the organization, as after a start.
    public func forgetOrganization() async {
        await units.forget()
        await sight.forget()
    }

    /// Whether AWS has ended one of the creates that the last pass left under way: one listing for all of them.
    public func hasCreateEnded() async throws(Diagnostic) -> Bool {
        await sight.hasEnded(try await provider.createsInFlight())
    }

    /// The organization, and when all of it was read.
    typealias Observation = (observed: ObservedState, at: ContinuousClock.Instant)

    /// - Parameter interest: `nil` once it is known that Git cannot be read: then nobody waits for this any more.
    func observe(_ interest: Task<Interest?, Never>) async -> Result<Observation, Diagnostic> {
        do throws(Diagnostic) {
            if let again = try await observeAgain(interest) { return .success(again) }
            let first = try await observeAll(interest)
            // What was listed while Git was read may be from before a report that was read there.
            return .success(await sight.isOvertaken(since: first.at) ? try await observeAll(interest) : first)
        } catch {
            return .failure(error)
        }
    }

    private func observeAll(_ interest: Task<Interest?, Never>) async throws(Diagnostic) -> Observation {
        let at = clock.now()
        let observed = try await provider.observe { () async throws(Diagnostic) -> Interest in
            guard let interest = await interest.value else {
                throw Diagnostic(.repositoryUnreadable, "the files cannot be read")
            }
            return interest
        }
        return (observed, at)
    }

    /// What the last observation found, with what may have changed since by our own doing; `nil` if all is to be
    /// observed: for a unit that is not known as well.
    private func observeAgain(_ interest: Task<Interest?, Never>) async throws(Diagnostic) -> Observation? {
        guard await sight.recall() != nil, let interest = await interest.value, !interest.units.isEmpty,
            var memory = await sight.recall()
        else { return nil }
        memory.observed.organizationalUnits = interest.units
        return try await provider.observe(again: memory.observed, touched: memory.touched, interest).map {
            ($0, memory.at)
        }
    }

    /// Lets nothing be published that is older than what another process has.
    func noteOthers(_ snapshot: StatusSnapshot) async {
        await sight.begin(
            at: snapshot.revision, isAnothers: await lease.isAnothers(snapshot.files[Lease.path]))
    }

    /// What an observation is to look at. The units of an earlier pass will do as long as nothing is done with them.
    func interest(in reading: GitReading.Content) async -> Interest {
        var interest = Self.interest(reading.desired, reading.history, now: now)
        let paths = Set(reading.desired.accounts.values.map(\.ou.value)).union(
            [reading.policy.unmanageMoveTo?.value].compactMap(\.self))
        interest.units = await units.units(at: paths)
        // Nothing is written on knowledge older than this; half of it leaves time to write.
        await sight.forget(olderThan: .seconds(reading.policy.maxSnapshotAge / 2))
        return interest
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
