import FoundationEssentials

/// The credentials of a client: got when the first request needs them, renewed ahead of their end, and again when a file
/// that they came from has changed.
actor CredentialStore {
    /// The time between two looks at the files.
    private static let look = Duration.seconds(5)
    /// The time for which a file that has changed is to stay as it is before it is read: one that is written in place is
    /// empty at first, and then cut.
    private static let rest = Duration.seconds(1)
    /// The time between two tries to renew, whatever became of the first.
    private static let pause = Duration.seconds(10)

    /// What a source gave, and the files as they were before it was read.
    struct Held: Sendable {
        var credentials: AWSCredentials
        var window: RenewalWindow
        var files: WatchedFiles
        var source: String
        /// Whether it is one of those that are asked where the files name none.
        var isLast: Bool
    }

    private nonisolated let given: AWSCredentials?
    private let obtain: @Sendable () async -> Result<Held, AWSConfigurationError>
    private let timeline: Timeline
    private let now: @Sendable () -> Date
    private let report: @Sendable (CredentialNotice) -> Void

    private var held: Held?
    private var failure: AWSConfigurationError?
    /// Whether something says that what is held is no longer what the source gives.
    private var isStale = false
    private var staleness = 0
    /// Whether somebody wants what the settings say now, whatever it is.
    private var isAsked = false
    private var files = WatchedFiles()
    /// The files as the last look found them, where they are not as they were read.
    private var moving: WatchedFiles?
    private var nextLook = Duration.zero
    private var pausedUntil = Duration.zero
    private var isRenewing = false
    private var waiters: [Int: CheckedContinuation<AWSCredentials, any Error>] = [:]
    private var tickets = 0

    init(
        _ settings: CredentialSettings, fetcher: CredentialFetcher, clock: any Clock<Duration>,
        now: @escaping @Sendable () -> Date, report: @escaping @Sendable (CredentialNotice) -> Void
    ) {
        switch settings {
        case .given(let credentials):
            given = credentials
            obtain = { .failure(AWSConfigurationError(.noCredentials, "", hint: "")) }
        case .environment(let environment):
            given = nil
            obtain = { await Self.obtain(environment, fetcher, now) }
        }
        timeline = Timeline(clock)
        self.now = now
        self.report = report
    }

    /// The credentials for a request that is sent now.
    ///
    /// - Throws: ``AWSConfigurationError`` where there are none that are good; `CancellationError`.
    nonisolated func current() async throws -> AWSCredentials {
        if let given { return given }
        return try await renewedIfNeeded()
    }

    /// Whether there are others than these, which AWS refused; they are asked for once for all who want to know.
    nonisolated func hasOthers(than refused: AWSCredentials) async -> Bool {
        guard given == nil else { return false }
        return await renewed(insteadOf: refused)
    }

    /// Reads the settings again and gets the credentials anew. What fails leaves the old ones, and is tried again.
    func reload() async {
        guard given == nil else { return }
        isAsked = true
        markStale()
        // One that was under way may have read what was there before.
        while isStale, (try? await renewed()) != nil {}
    }

    /// How many wait for a renewal.
    var waiting: Int { waiters.count }

    private func renewedIfNeeded() async throws -> AWSCredentials {
        lookAtFiles()
        let isPaused = timeline.now < pausedUntil
        guard let held else {
            if isPaused, let failure { throw failure }
            return try await renewed()
        }
        switch isStale ? .mandatory : held.window.urgency(at: now()) {
        case .none: return held.credentials
        case .advisory:
            if !isPaused { renew() }
            return held.credentials
        case .mandatory:
            if !isPaused {
                do {
                    return try await renewed()
                } catch is AWSConfigurationError {
                    // What is held may be good all the same.
                }
            }
            if let failure, (self.held ?? held).window.isExpired(at: now()) { throw failure }
            return (self.held ?? held).credentials
        }
    }

    private func renewed(insteadOf refused: AWSCredentials) async -> Bool {
        if held?.credentials == refused, timeline.now >= pausedUntil { _ = try? await renewed() }
        return held.map { $0.credentials != refused } ?? false
    }

    private func markStale() {
        isStale = true
        staleness += 1
        pausedUntil = .zero
    }

    private func lookAtFiles() {
        guard held != nil, timeline.now >= nextLook else { return }
        let found = files.now
        let isAtRest = found == (moving ?? files)
        nextLook = timeline.now + (isAtRest ? Self.look : Self.rest)
        moving = found == files || isAtRest ? nil : found
        guard found != files, isAtRest else { return }
        files = found
        markStale()
    }

    /// Starts to renew, unless that is under way.
    private func renew() {
        guard !isRenewing else { return }
        isRenewing = true
        let (obtain, staleness) = (obtain, staleness)
        // What it waits for is bound neither to the task that happened to ask first, nor to its window. That it belongs to
        // that task's pass, the log says.
        Task { await AWSClient.$window.withValue(nil) { self.finish(await obtain(), staleness) } }
    }

    /// Renews together with everybody else who waits for it.
    private func renewed() async throws -> AWSCredentials {
        renew()
        tickets += 1
        let ticket = tickets
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                waiters[ticket] = continuation
                if Task.isCancelled { cancel(ticket) }
            }
        } onCancel: {
            Task { await self.cancel(ticket) }
        }
    }

    private func cancel(_ ticket: Int) { waiters.removeValue(forKey: ticket)?.resume(throwing: CancellationError()) }

    private func finish(_ result: Result<Held, AWSConfigurationError>, _ begun: Int) {
        isRenewing = false
        pausedUntil = timeline.now + Self.pause
        let result = result.flatMap(checked)
        switch result {
        case .success(let found):
            held = found
            failure = nil
            files = found.files
            moving = nil
            nextLook = timeline.now + Self.look
            isStale = staleness != begun
            if isStale { pausedUntil = .zero } else { isAsked = false }
            report(.obtained(from: found.source, expires: found.window.expiration))
        case .failure(let error):
            failure = error
            report(.failed(error, keepsOld: held.map { !$0.window.isExpired(at: now()) } ?? false))
        }
        let waiting = waiters.values
        waiters = [:]
        for waiter in waiting { waiter.resume(with: result.map(\.credentials).mapError { $0 as any Error }) }
    }

    /// What was found, unless it may come of a file that was being written: it is empty for a moment, and then none of the
    /// sources that it names is set.
    private func checked(_ found: Held) -> Result<Held, AWSConfigurationError> {
        guard let held else { return .success(found) }
        guard found.files.now == found.files else {
            return .failure(
                AWSConfigurationError(
                    .unavailable, "the files of the credentials changed while they were read",
                    hint: "nothing is to be done: they are read again"))
        }
        guard !found.isLast || held.isLast || isAsked else {
            return .failure(
                AWSConfigurationError(
                    .unavailable, "\(held.source) is no longer set, and \(found.source) only counts if it is asked for",
                    hint: "write the files anew, or send SIGHUP if that is meant"))
        }
        return .success(found)
    }

    /// Reads the settings anew each time, so that a file that has changed counts.
    private static func obtain(
        _ environment: [String: String], _ fetcher: CredentialFetcher, _ now: @Sendable () -> Date
    ) async -> Result<Held, AWSConfigurationError> {
        do throws(AWSConfigurationError) {
            let paths = SharedProfiles.paths(environment)
            var files = WatchedFiles([paths.configuration, paths.credentials])
            let source = try CredentialChain(environment).source()
            files.add(source.files)
            let found = try await fetcher.obtain(source)
            return .success(
                Held(
                    credentials: found.credentials,
                    window: RenewalWindow(obtained: now(), expiration: found.expiration), files: files,
                    source: source.description, isLast: source.isLast))
        } catch {
            return .failure(error)
        }
    }
}
