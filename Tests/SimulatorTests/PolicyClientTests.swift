import TestSupport
import Testing

@testable import Simulator

/// Policies through boto3, as a person would keep them.
struct PolicyClientTests {
    @Test func boto3KeepsPolicies() async throws {
        try await withSimulator { client in
            let python = try Python(endpoint: "http://127.0.0.1:\(client.port)")
            let result = try await python.run(script: "policies_journey.py")
            #expect(result.succeeded, "\(result.error)")
        }
    }
}
