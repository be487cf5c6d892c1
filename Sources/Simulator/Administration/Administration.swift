import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

/// The pages at `/_reeve/`, for people and their tests. They are no part of AWS: no request here is
/// signed, logged, throttled or met by a fault.
struct Administration: Sendable {
    private static let root = "/_reeve/"

    let state: SimulatorState
    private let configuration: SimulatorConfiguration
    private let hosts: HostRule

    init(state: SimulatorState, configuration: SimulatorConfiguration) {
        self.state = state
        self.configuration = configuration
        hosts = HostRule(bound: configuration.host)
    }

    static func serves(_ path: String) -> Bool { "\(path)/" == root || path.hasPrefix(root) }

    func respond(to request: Request) async throws -> Response {
        guard hosts.allows(request.head.authority) else {
            return .text(.misdirectedRequest, "This page is at the simulator's own address only.\n")
        }
        let path = request.uri.path
        if let account = Self.account(of: path) {
            guard request.method == .post else { return .notAllowed("POST") }
            return try await change(account, as: request)
        }
        guard [.get, .head].contains(request.method) else { return .notAllowed("GET") }
        switch path {
        case "/_reeve": return Response(status: .found, headers: [.location: Self.root])
        case Self.root: return .page(.html, Data(try await overview().page(configuration).utf8))
        case "/_reeve/state": return .page(.json, try await overview().json(configuration).encoded())
        case "/_reeve/style.css": return .page(.css, Data(PageStyle.text.utf8))
        default: return .text(.notFound, "There is nothing here. The page is at \(Self.root)\n")
        }
    }

    /// The account in `/_reeve/accounts/ID/state`.
    private static func account(of path: String) -> String? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[2] == "accounts", parts[4] == "state" else { return nil }
        return String(parts[3])
    }

    private func overview() async throws -> Overview { try await state.overview() }

    private func change(_ account: String, as request: Request) async throws -> Response {
        // A page of another origin cannot send this type unasked.
        guard MediaType(request.headers[.contentType]) == .json else {
            return .text(.unsupportedMediaType, "The body must be application/json.\n")
        }
        let body = try? await request.body.collect(upTo: 1024)
        let wanted = body.flatMap { try? JSONDecoder().decode(Wanted.self, from: Data($0.readableBytesView)) }
        guard let state = wanted.flatMap({ Account.State(rawValue: $0.state) }) else {
            let states = Account.State.allCases.map(\.rawValue).joined(separator: ", ")
            return .text(.badRequest, "The body must be {\"state\": STATE} with one of \(states).\n")
        }
        do {
            try await self.state.set(state, of: account)
        } catch let error as AWSError {
            return .text(.notFound, "\(error.message)\n")
        }
        return .page(
            .json, JSONValue.object(["id": .string(account), "state": .string(state.rawValue)]).encoded())
    }

    private struct Wanted: Decodable {
        let state: String
    }
}
