import HTTPTypes
import Hummingbird
import NIOCore

/// Answers HTTP requests.
struct DashboardResponder: HTTPResponder {
    let heartbeat: Heartbeat
    let metrics: @Sendable () -> [MetricFamily]
    let webhooks: Webhooks
    let connections: Connections

    func respond(to request: Request, context: DashboardContext) async throws -> Response {
        connections.proceed(context.channel)
        let answer = try await answer(request)
        connections.proceed(context.channel, isOver: answer.isEarly)
        return answer.response(isHead: request.method == .head)
    }

    private func answer(_ request: Request) async throws -> Answer {
        switch request.uri.path {
        case "/healthz": page(request) { Self.answer(heartbeat.health.isAlive, heartbeat.health) }
        case "/readyz": page(request) { Self.answer(heartbeat.health.isReady, heartbeat.health) }
        case "/metrics":
            page(request) {
                Answer(status: .ok, text: PrometheusText.render(metrics()), type: PrometheusText.contentType)
            }
        case "/webhooks/github": try await deliver(request, .github)
        case "/webhooks/gitlab": try await deliver(request, .gitlab)
        default: Answer(status: .notFound, text: "there is nothing here\n", isEarly: request.hasBody)
        }
    }

    private func page(_ request: Request, _ body: () -> Answer) -> Answer {
        guard request.method == .get || request.method == .head else {
            return Answer(
                status: .methodNotAllowed, text: "GET or HEAD\n", allowed: "GET, HEAD", isEarly: request.hasBody)
        }
        var answer = body()
        answer.isEarly = request.hasBody
        return answer
    }

    private static func answer(_ isGood: Bool, _ health: Health) -> Answer {
        Answer(status: isGood ? .ok : .serviceUnavailable, text: (isGood ? "ok" : health.words) + "\n")
    }

    private func deliver(_ request: Request, _ forge: Forge) async throws -> Answer {
        guard request.method == .post else {
            return Answer(status: .methodNotAllowed, text: "POST\n", allowed: "POST", isEarly: request.hasBody)
        }
        let (verdict, isEarly) = try await webhooks.take(request, forge)
        return Answer(status: verdict.status, text: verdict.words + "\n", isEarly: isEarly)
    }
}

extension Request {
    /// Whether anything follows its header.
    fileprivate var hasBody: Bool {
        if headers[.transferEncoding] != nil { return true }
        return headers[.contentLength].map { $0 != "0" } ?? false
    }
}

extension WebhookVerdict {
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .accepted: .accepted
        case .ping: .ok
        case .unconfigured: .forbidden
        case .unauthorized, .stale: .unauthorized
        case .replayed: .conflict
        case .tooLarge: .contentTooLarge
        case .malformed: .badRequest
        }
    }

    /// For whoever reads the forge's list of deliveries. It tells nothing of the secret.
    fileprivate var words: String {
        switch self {
        case .accepted: "the repository is looked at"
        case .ping: "pong"
        case .unconfigured: "no webhook secret is configured"
        case .unauthorized: "the signature or token is missing or wrong"
        case .stale: "it was signed too long ago, or the clocks differ"
        case .replayed: "this delivery was here before"
        case .tooLarge: "the body is too long; the next poll finds what it is about"
        case .malformed: "the request contradicts itself"
        }
    }
}
