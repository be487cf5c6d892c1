import Foundation
import Synchronization
import TestSupport

@testable import AWS

/// AWS without a server: STS, which gives each time other credentials, a container's endpoint, and an organization that
/// takes all but those that were refused.
final class RoleService: Transport {
    private struct State {
        var lifetime = 3600.0
        var isRefusing = false
        var refused: Set<String> = []
        var refusal = "ExpiredTokenException"
        var given = 0
        var signed: [String] = []
        var isHeld = false
        var held: [CheckedContinuation<Void, Never>] = []
    }

    static let containerEndpoint = "http://127.0.0.1/container"

    let answerTime = AnswerTime()
    private let now: @Sendable () -> Date
    private let state = Mutex(State())

    init(now: @escaping @Sendable () -> Date) { self.now = now }

    /// How often credentials were asked for.
    var given: Int { state.withLock(\.given) }
    /// Whose requests there were, in their order.
    var signed: [String] { state.withLock(\.signed) }

    func give(for seconds: Double) { state.withLock { $0.lifetime = seconds } }
    func refuseRoles(_ isRefusing: Bool) { state.withLock { $0.isRefusing = isRefusing } }

    /// Takes requests signed by this key no longer.
    func refuse(_ key: String, as code: String = "ExpiredTokenException") {
        state.withLock { state in
            state.refused.insert(key)
            state.refusal = code
        }
    }

    /// Lets requests for credentials wait until they are let go.
    func hold() { state.withLock { $0.isHeld = true } }

    func letGo() {
        let held = state.withLock { state in
            state.isHeld = false
            defer { state.held = [] }
            return state.held
        }
        for one in held { one.resume() }
    }

    func send(
        _ request: HTTPRequest, deadline _: Duration, window: RequestWindow?
    ) async throws(TransportError) -> HTTPResponse {
        guard window?.isOpen ?? true else { throw .windowClosed }
        if request.url == Self.containerEndpoint {
            return HTTPResponse(
                status: 200, headers: [:], body: Data(CannedServer.Answer.document(key: "ASIACONTAINER").body.utf8))
        }
        guard String(decoding: request.body, as: UTF8.self).contains("Action=AssumeRole") else {
            let key = request.signature?.credentials.accessKeyID ?? ""
            return state.withLock { state in
                state.signed.append(key)
                return state.refused.contains(key) ? .refusal(state.refusal) : .roots
            }
        }
        let number = state.withLock { state in
            state.given += 1
            return state.given
        }
        await withCheckedContinuation { continuation in
            let isHeld = state.withLock { state in
                if state.isHeld { state.held.append(continuation) }
                return state.isHeld
            }
            if !isHeld { continuation.resume() }
        }
        let (isRefusing, lifetime) = state.withLock { ($0.isRefusing, $0.lifetime) }
        guard !isRefusing else { return .refusal("AccessDenied", status: 403) }
        let end = now().addingTimeInterval(lifetime).formatted(.iso8601)
        let answer = CannedServer.Answer.role("AssumeRoleWithWebIdentity", key: "ASIA\(number)", expires: end)
        return HTTPResponse(status: 200, headers: [:], body: Data(answer.body.utf8))
    }
}
