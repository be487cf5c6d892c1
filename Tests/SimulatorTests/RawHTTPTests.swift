import Foundation
import TestSupport
import Testing

@testable import Simulator

/// HTTP as no client library would write it.
struct RawHTTPTests {
    @Test func requestsInOnePieceAreAnsweredInOrder() async throws {
        try await withSimulator { client in
            let requests = ["ListRoots", "Nothing", "DescribeOrganization"].map { Client.rawOrganizations($0) }
            let (text, ending) = await RawConnection.exchange(client.port, requests.joined(), answers: 3)
            #expect(ending == .satisfied)
            let statuses = text.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0.prefix(3) }
            #expect(statuses == ["200", "400", "200"])
        }
    }

    @Test func aBodyInChunksIsTakenTogether() async throws {
        try await withSimulator { client in
            let request = """
                POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: \(Client.authorization)\r\n\
                X-Amz-Target: AWSOrganizationsV20161128.ListAccounts\r\nContent-Type: application/x-amz-json-1.1\r\n\
                Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n\
                8\r\n{"MaxRes\r\n9\r\nults": 1}\r\n0\r\n\r\n
                """
            let (text, ending) = await RawConnection.exchange(client.port, request)
            #expect(ending == .closed)
            #expect(text.hasPrefix("HTTP/1.1 200"))
            #expect(text.components(separatedBy: "\"Email\"").count == 2)
        }
    }

    @Test func headGetsAHeadAlone() async throws {
        try await withSimulator { client in
            let head = "HEAD / HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: \(Client.authorization)\r\n\r\n"
            let requests = head + Client.rawOrganizations("ListRoots", more: "Connection: close\r\n")
            let (text, _) = await RawConnection.exchange(client.port, requests)
            let parts = text.components(separatedBy: "\r\n\r\n")
            #expect(parts.first?.hasPrefix("HTTP/1.1 404") == true)
            #expect(parts.dropFirst().first?.hasPrefix("HTTP/1.1 200") == true)
        }
    }

    @Test(arguments: [
        "nonsense\r\n\r\n", "GET\r\n\r\n", "\0\0\0\0\r\n\r\n", "POST / HTTP/9.9\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nX-Amz-Target: a\0b\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX-Long: \(String(repeating: "a", count: 200_000))\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X-Many: a\r\n", count: 20_000))\r\n",
    ])
    func whatIsNoHTTPIsRefusedAndTheConnectionEnds(text: String) async throws {
        try await withSimulator { client in
            let (answer, ending) = await RawConnection.exchange(client.port, text)
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400") || answer.hasPrefix("HTTP/1.1 505"))
            #expect(ending == .closed || ending == .reset)
            try await client.expectAnswer()
        }
    }

    @Test(arguments: ["*", "http://127.0.0.1/", "http://127.0.0.1", "//", "/%00", "/?", "/?%", "?", "#", "a:b"])
    func anyRequestTargetIsAnswered(target: String) async throws {
        try await withSimulator { client in
            let request = "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
            let (answer, ending) = await RawConnection.exchange(client.port, request)
            #expect(answer.hasPrefix("HTTP/1.1 40"), "\(answer.prefix(100))")
            #expect(ending != .silent)
            try await client.expectAnswer()
        }
    }

    @Test func aClientThatGoesInTheMiddleHarmsNobody() async throws {
        try await withSimulator { client in
            let whole = Client.rawOrganizations("ListRoots")
            for length in stride(from: 0, to: whole.utf8.count, by: 40) {
                // It asks for no answer, so it hangs up as soon as it has sent.
                _ = await RawConnection.exchange(client.port, Array(whole.utf8.prefix(length)), answers: 0)
            }
            try await client.expectAnswer()
        }
    }
}
