import Foundation
import Synchronization
import TestSupport
import Testing

@testable import AWS

/// A client whose credentials are a role's, by a token in a file, or those of a profile, on a clock that is moved by hand.
struct RoleWorld: Sendable {
    let place: CredentialPlace
    let clock: ManualClock
    let service: RoleService
    let client: AWSClient
    let store: CredentialStore
    let notices: Notices

    /// - Parameter credentials: the credentials file, whose default profile is then the source.
    static func with(
        credentials: String? = nil, _ body: @escaping @Sendable (RoleWorld) async throws -> Void
    ) async throws {
        try await CredentialPlace.with(credentials: credentials ?? "") {
            try await body(RoleWorld($0, byToken: credentials == nil))
        }
    }

    private init(_ empty: CredentialPlace, byToken: Bool) throws {
        var place = empty
        if byToken {
            place.environment["AWS_ROLE_ARN"] = "arn:w"
            place.environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = try place.write("token", "one")
        }
        place.environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = RoleService.containerEndpoint
        let clock = ManualClock()
        // Whole seconds, as STS writes them.
        let start = Date(timeIntervalSince1970: 1_900_000_000)
        let now: @Sendable () -> Date = { start.addingTimeInterval(clock.now.offset / .seconds(1)) }
        let service = RoleService(now: now)
        let notices = Notices()
        let configuration = try AWSConfiguration(environment: place.environment)
        let retry = RetryPolicy(clock: clock)
        let report: @Sendable (CredentialNotice) -> Void = { notices.add($0) }
        client = AWSClient(configuration: configuration, retry: retry, transport: service, now: now, report: report)
        store = CredentialStore(
            configuration.credentials,
            fetcher: CredentialFetcher(configuration: configuration, retry: retry, transport: service, now: now),
            clock: clock, now: now, report: report)
        (self.place, self.clock, self.service, self.notices) = (place, clock, service, notices)
    }

    /// Sends a request after that time, and says whose it was.
    @discardableResult
    func ask(after time: Duration = .zero) async throws -> String? {
        clock.advance(by: time)
        _ = try await client.send(ListRoots())
        return service.signed.last
    }

    /// Expects a request after that time to be that key's.
    func expect(
        _ key: String, after time: Duration = .zero, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let found = try await ask(after: time)
        #expect(found == key, sourceLocation: sourceLocation)
    }

    /// Expects a request to be that key's once a file that has changed was looked at twice.
    func expectSoon(_ key: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await ask(after: .seconds(6))
        try await expect(key, after: .seconds(1), sourceLocation: sourceLocation)
    }

    /// What was told, one after the other.
    final class Notices: Sendable {
        private let stream: AsyncStream<CredentialNotice>
        private let continuation: AsyncStream<CredentialNotice>.Continuation
        private let all = Mutex<[CredentialNotice]>([])

        init() { (stream, continuation) = AsyncStream.makeStream() }

        var count: Int { all.withLock(\.count) }
        var texts: [String] { all.withLock { $0 }.map { "\($0)" } }

        func add(_ notice: CredentialNotice) {
            all.withLock { $0.append(notice) }
            continuation.yield(notice)
        }

        /// Waits until there were as many.
        func wait(for number: Int) async {
            guard count < number else { return }
            for await _ in stream where count >= number { return }
        }
    }
}
