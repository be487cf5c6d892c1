import Foundation
import Logging
import ServiceLifecycle
import TestSupport
import Testing

@testable import Dashboard

/// The port as a client sees it.
struct PortTests {
    @Test func healthAndReadinessFollowTheLoop() async throws {
        try await RunningDashboard.run { port in
            #expect(await port.ask("GET", "/healthz").hasPrefix("HTTP/1.1 200"))
            let early = await port.ask("GET", "/readyz")
            #expect(early.hasPrefix("HTTP/1.1 503") && early.hasSuffix("\r\n\r\nthe first pass has not ended\n"))
            port.heartbeat.passed()
            #expect(await port.ask("GET", "/readyz").hasPrefix("HTTP/1.1 200"))
            port.heartbeat.beat(within: .seconds(-1))
            for path in ["/healthz", "/readyz"] {
                let late = await port.ask("GET", path)
                #expect(late.hasPrefix("HTTP/1.1 503") && late.contains("no sign of life"))
            }
        }
    }

    @Test func metricsAreThere() async throws {
        try await RunningDashboard.run { port in
            let text = await port.ask("GET", "/metrics")
            #expect(text.hasPrefix("HTTP/1.1 200"))
            #expect(text.contains("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n"))
            #expect(text.contains("reeve_webhook_deliveries_total{forge=\"github\",verdict=\"accepted\"} 0\n"))
        }
    }

    @Test(arguments: ["/healthz", "/readyz", "/metrics"])
    func headGetsTheHeadAlone(path: String) async throws {
        try await RunningDashboard.run { port in
            let text = await port.ask("HEAD", path)
            #expect(text.hasSuffix("\r\n\r\n"))
            #expect(text.contains("Content-Length: "))
        }
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
    func pagesAreOnlyRead(method: String) async throws {
        try await RunningDashboard.run { port in
            for path in ["/healthz", "/readyz", "/metrics"] {
                let text = await port.ask(method, path)
                #expect(text.hasPrefix("HTTP/1.1 405") && text.contains("Allow: GET, HEAD\r\n"), "\(text)")
            }
        }
    }

    @Test(arguments: ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
    func webhooksAreOnlyPosted(method: String) async throws {
        try await RunningDashboard.run { port in
            for path in ["/webhooks/github", "/webhooks/gitlab"] {
                let text = await port.ask(method, path)
                #expect(text.hasPrefix("HTTP/1.1 405") && text.contains("Allow: POST\r\n"), "\(text)")
            }
        }
    }

    @Test(arguments: [
        "/", "//", "/healthz/", "/HEALTHZ", "/webhooks", "/webhooks/", "/webhooks/github/", "/webhooks/bitbucket",
        "/metrics/../healthz", "/%68ealthz%00", "/healthz%0d%0aX-A:%20b", "*", "http://a/nothing", "/a?b#c",
    ])
    func thereIsNothingElse(path: String) async throws {
        try await RunningDashboard.run { port in
            for method in ["GET", "HEAD", "POST"] {
                let text = await port.ask(method, path)
                #expect(text.hasPrefix("HTTP/1.1 404"), "\(text)")
                #expect(!text.contains("X-A"))
            }
        }
    }

    @Test func aDeliveryIsAcceptedOnce() async throws {
        try await RunningDashboard.run { port in
            #expect(await port.deliver(.github()).hasPrefix("HTTP/1.1 202"))
            #expect(port.looks == 1)
            #expect(await port.deliver(.github()).hasPrefix("HTTP/1.1 409"))
            #expect(await port.deliver(.github("{ }", id: "2")).hasPrefix("HTTP/1.1 202"))
            #expect(await port.deliver(.gitlab()).hasPrefix("HTTP/1.1 202"))
            #expect(await port.deliver(.gitlab()).hasPrefix("HTTP/1.1 409"))
            #expect(port.looks == 3)
            let text = await port.ask("GET", "/metrics")
            #expect(text.contains("{forge=\"github\",verdict=\"accepted\"} 2\n"))
            #expect(text.contains("{forge=\"github\",verdict=\"replayed\"} 1\n"))
        }
    }

    @Test func noSecretOrAWrongOneLooksNowhere() async throws {
        try await RunningDashboard.run(secret: nil) { port in
            for delivery in [Delivery.github(), .gitlab(), .github(secret: "")] {
                let text = await port.deliver(delivery)
                #expect(text.hasPrefix("HTTP/1.1 403") && text.hasSuffix("no webhook secret is configured\n"))
            }
            #expect(port.looks == 0)
        }
        try await RunningDashboard.run { port in
            for delivery in [
                Delivery.github(secret: "another secret, as long"), .gitlab(token: "another secret, as long"),
                .github().with("X-Hub-Signature-256"), .gitlab().with("X-Gitlab-Token"), .github().with(body: "{ }"),
            ] {
                #expect(await port.deliver(delivery).hasPrefix("HTTP/1.1 401"))
            }
            #expect(port.looks == 0)
            #expect(await port.deliver(.github().with("X-GitHub-Event", "ping")).hasPrefix("HTTP/1.1 200"))
            #expect(port.looks == 0)
        }
    }

    /// Without a right header nobody is waited for: the answer comes before the body does.
    @Test func whoIsNotKnownIsAnsweredBeforeTheBody() async throws {
        try await RunningDashboard.run { port in
            for (head, status) in [
                (
                    "POST /webhooks/gitlab HTTP/1.1\r\nHost: a\r\nX-Gitlab-Token: wrong\r\nContent-Length: 1000\r\n\r\n",
                    "401"
                ),
                ("POST /webhooks/github HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", "401"),
                ("POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n", "404"),
                ("POST /metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n", "405"),
            ] {
                let (text, ending) = await port.ask(head)
                #expect(text.hasPrefix("HTTP/1.1 " + status))
                #expect(text.contains("Connection: close\r\n"))
                // Nothing more comes; the port does not wait for it for long.
                #expect(ending == .closed)
            }
        }
    }

    @Test func aBodyThatClaimsToBeTooLongIsNotRead() async throws {
        try await RunningDashboard.run { port in
            var head = Delivery.github("").request
            head = head.replacing("Content-Length: 0", with: "Content-Length: \(WebhookGate.longestBody + 1)")
            let (text, ending) = await port.ask(head)
            #expect(text.hasPrefix("HTTP/1.1 413"))
            #expect(ending == .closed)
            #expect(port.looks == 0)
        }
    }

    @Test(arguments: [Delivery.github(""), .gitlab("")])
    func aBodyInChunksIsCutOffAtTheLimit(delivery: Delivery) async throws {
        try await RunningDashboard.run(Self.unhurried) { port in
            let head = delivery.request.replacing("Content-Length: 0", with: "Transfer-Encoding: chunked")
            let chunk = "100000\r\n" + String(repeating: "a", count: 1 << 20) + "\r\n"
            let (text, _) = await port.ask(head + String(repeating: chunk, count: 5) + "0\r\n\r\n")
            #expect(text.hasPrefix("HTTP/1.1 413"))
            #expect(port.looks == 0)
        }
    }

    @Test func aBodyOfTheLongestLengthIsTaken() async throws {
        try await RunningDashboard.run(Self.unhurried) { port in
            let body = String(repeating: "a", count: WebhookGate.longestBody)
            #expect(await port.deliver(.github(body)).hasPrefix("HTTP/1.1 202"))
            // In chunks it is the same delivery.
            let chunked =
                Delivery.github(body).request.replacing(
                    "Content-Length: \(body.utf8.count)\r\n\r\n",
                    with: "Transfer-Encoding: chunked\r\n\r\n\(String(body.utf8.count, radix: 16))\r\n")
                + "\r\n0\r\n\r\n"
            #expect(await port.ask(chunked).text.hasPrefix("HTTP/1.1 409"))
        }
    }

    @Test(arguments: [
        "nonsense\r\n\r\n", "GET\r\n\r\n", "\0\0\0\0\r\n\r\n", "GET /healthz HTTP/9.9\r\n\r\n",
        "BREW /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: a\0b\r\n\r\n",
        "POST /webhooks/github HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST /webhooks/github HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
        "POST /webhooks/github HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nabcde",
        "GET /healthz HTTP/1.1\r\nHost: a\r\nX-Long: \(String(repeating: "a", count: 20_000))\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X-Many: a\r\n", count: 200))\r\n",
        "GET /\(String(repeating: "a", count: 100_000)) HTTP/1.1\r\nHost: a\r\n\r\n",
    ])
    func whatIsNoHTTPEndsTheConnectionAndHarmsNobody(text: String) async throws {
        try await RunningDashboard.run { port in
            let (answer, ending) = await port.ask(text)
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4") || answer.hasPrefix("HTTP/1.1 505"), "\(answer)")
            #expect(ending == .closed || ending == .reset)
            #expect(port.looks == 0)
            #expect(await port.ask("GET", "/healthz").hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test func aChunkThatIsNoneIsRefused() async throws {
        try await RunningDashboard.run { port in
            let head = Delivery.gitlab("").request.replacing("Content-Length: 0", with: "Transfer-Encoding: chunked")
            let (answer, ending) = await port.ask(head + "zz\r\n")
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400"))
            #expect(ending == .closed || ending == .reset)
            #expect(port.looks == 0)
        }
    }

    /// For megabytes, which the test's own client sends slowly on a busy machine.
    private static let unhurried = {
        var limits = DashboardLimits()
        limits.patience = .seconds(100)
        limits.linger = .seconds(100)
        return limits
    }()

    @Test func theAddressInUseIsSaid() async throws {
        let (socket, taken) = try Sockets.silentServer()
        defer { Sockets.close(socket) }
        let address = "127.0.0.1:\(taken)"
        let dashboard = Dashboard(
            address: try RunningDashboard.address(address), heartbeat: Heartbeat(start: .zero), metrics: { [] },
            webhooks: Webhooks(secrets: .none, deliveries: MetricsRegistry(), now: { 0 }, look: {}),
            logger: RunningDashboard.quiet)
        let failure = DashboardError.cannotListen(address: address, problem: "Address already in use")
        await #expect(throws: failure) { try await dashboard.run() }
        await #expect(throws: failure) { _ = try await dashboard.port() }
    }
}
