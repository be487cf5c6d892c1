import Foundation
import FoundationNetworking
import TestSupport
import Testing

struct OneTimeCodeTests {
    @Test func theCodeIsOnStandardErrorAndInTheLog() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder) { simulator in
                var request = URLRequest(
                    url: try #require(URL(string: "\(simulator.endpoint)/startPrimaryEmailUpdate")))
                request.httpMethod = "POST"
                request.httpBody = Data(
                    #"{"AccountId": "432109876543", "PrimaryEmail": "aws+lake@example.com"}"#.utf8)
                request.setValue("application/json", forHTTPHeaderField: "Content-Type")
                request.setValue(
                    "AWS4-HMAC-SHA256 Credential=AKIATEST, SignedHeaders=host, Signature=5ec2e7",
                    forHTTPHeaderField: "Authorization")
                _ = try await URLSession.shared.data(for: request)

                let code = try #require(try simulator.requests().first?.oneTimeCode)
                let lines = try simulator.errorText().split(separator: "\n")
                let told = lines.filter { $0.contains("The one-time code") }
                #expect(told.count == 1)
                #expect(told.first?.hasSuffix("is \(code)") == true)
            }
        }
    }
}
