import Foundation
import Testing

@testable import Simulator

extension Client {
    /// A signed request of Organizations as the bytes that make it.
    static func rawOrganizations(_ operation: String, _ body: String = "{}", more: String = "") -> String {
        """
        POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: \(authorization)\r\n\
        X-Amz-Target: AWSOrganizationsV20161128.\(operation)\r\nContent-Type: application/x-amz-json-1.1\r\n\
        \(more)Content-Length: \(body.utf8.count)\r\n\r\n\(body)
        """
    }

    /// Expects that the server is as well as before.
    func expectAnswer() async throws {
        #expect(try await organizations("ListRoots").status == 200)
    }

    /// What `/_reeve/state` says.
    func state() async throws -> JSONValue {
        try await send(method: "GET", path: "/_reeve/state", body: Data(), headers: [:]).json
    }
}
