import NIOCore
import NIOEmbedded
import TestSupport
import Testing

@testable import Dashboard

/// Clients that send slowly, or nothing, or from many connections.
struct ConnectionLimitTests {
    private static let impatient: DashboardLimits = {
        var limits = DashboardLimits()
        limits.patience = .milliseconds(300)
        limits.linger = .milliseconds(300)
        return limits
    }()

    /// The connection ends by itself, whatever part of a request is missing.
    @Test(arguments: [
        "", "GET /healthz HTT", "GET /healthz HTTP/1.1\r\nHost: a\r\n", "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /webhooks/gitlab HTTP/1.1\r\nHost: a\r\nX-Gitlab-Token: \(Delivery.secret)\r\nContent-Length: 10\r\n\r\nabc",
        "POST /webhooks/gitlab HTTP/1.1\r\nHost: a\r\nX-Gitlab-Token: \(Delivery.secret)\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        "GET /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
    ])
    func whoStopsInTheMiddleIsNotWaitedFor(text: String) async throws {
        try await RunningDashboard.run(Self.impatient) { port in
            let (answer, ending) = await port.ask(text)
            #expect(ending == .closed || ending == .reset)
            #expect(!answer.hasPrefix("HTTP/1.1 202"))
            #expect(port.looks == 0)
        }
    }

    /// Each byte comes in time, and all together do not.
    @Test func whoSendsAByteAtATimeIsNotWaitedForEither() async throws {
        try await RunningDashboard.run(Self.impatient) { port in
            let head = Delivery.gitlab("").request.replacing("Content-Length: 0", with: "Content-Length: 1000000")
            let ending = await DrippingConnection.drip(port.port, head, every: 20)
            #expect(ending < 1000)
            #expect(port.looks == 0)
        }
    }

    @Test func aConnectionTooManyEndsTheOldest() async throws {
        var limits = DashboardLimits()
        limits.connections = 3
        try await RunningDashboard.run(limits) { port in
            let (opened, open) = AsyncStream.makeStream(of: Void.self)
            var iterator = opened.makeAsyncIterator()
            let first = Task { [port = port.port] in
                await RawConnection.exchange(port, Array("GET".utf8)) { open.yield() }
            }
            await iterator.next()
            let others = (0..<3).map { _ in
                Task { [port = port.port] in
                    await RawConnection.exchange(port, Array("GET".utf8)) { open.yield() }
                }
            }
            for _ in others { await iterator.next() }
            let (_, ending) = await first.value
            #expect(ending == .closed || ending == .reset)
            // And the port answers, with all its connections taken.
            #expect(await port.ask("GET", "/healthz").hasPrefix("HTTP/1.1 200"))
            for other in others { other.cancel() }
        }
    }

    /// - Parameter addresses: whose connections are opened, one after the other, where two may be open.
    @Test(arguments: [
        (["10.0.0.3", "10.0.0.1", "10.0.0.2"], 0), (["10.0.0.1", "10.0.0.2", "10.0.0.3"], 0),
        (["10.0.0.2", "10.0.0.1", "10.0.0.1"], 1), (["10.0.0.2", "10.0.0.1", "10.0.0.2"], 0),
    ])
    func `the oldest of those that have most connections is ended`(addresses: [String], ended: Int) throws {
        var limits = DashboardLimits()
        limits.connections = 2
        let connections = Connections(limits)
        let channels = try addresses.map { address in
            let channel = EmbeddedChannel()
            let remote = try SocketAddress(ipAddress: address, port: 1)
            try channel.connect(to: remote).wait()
            channel.remoteAddress = remote
            connections.opened(channel)
            return channel
        }
        #expect(channels.indices.filter { !channels[$0].isActive } == [ended])
    }
}
